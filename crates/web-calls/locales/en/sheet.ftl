# A call on paper, and on other sites.
sheet-title = Poster and card
sheet-of = Poster and card: { $title }
sheet-lead = For windows, notice boards and letter boxes. Printing leaves out everything around the sheet.
sheet-a3 = Poster, A3
sheet-a5 = Card, A5
sheet-size = Size
sheet-language = Language
sheet-print = Print
sheet-back = Back to the call
sheet-asks = { $city } asks you
sheet-share = Share your idea
sheet-share-until = Share your idea by { $date }
sheet-answer = Answer the questions
sheet-answer-until = Answer the questions by { $date }
sheet-support = Support the ideas you like
sheet-support-until = Support the ideas you like by { $date }
sheet-from = Take part from { $date }
sheet-read = See what came of it
sheet-scan = Scan the square with your phone, or go to
sheet-free = It takes a few minutes, without a password.
sheet-square = A square that leads to the call
sheet-go = To the call
sheet-ideas = { $count ->
    [one] One idea so far
   *[other] { $count } ideas so far
  }

## On another website
embed-title = On another website
embed-lead = With this code the site of a school, an association or a newspaper shows the call as a card. It sets no cookies and counts nobody.
embed-code = Code to paste into a page
embed-copy = Copy the code
embed-looks = See how it looks
embed-by = Asked by { $city }, on Kalaka
