## Words used on many pages
staff-tools = For the office

## Making a call
edit-text-hint = Paragraphs, lists with - and **bold** are possible.

## City settings
city-title = Settings of the city
city-texts = Name and words
city-name = Name
city-tagline = Under the name
city-tagline-hint = A few words, for example: makes it together.
city-about = About this site
city-themes = Names of the themes
city-themes-hint = Ideas and calls carry a theme. Where you name one, write it in the first language at least; it stands for the languages you leave blank. What you do not name has our name.
city-themes-own = Names of your own
city-languages = Languages, time and money
city-languages-offered = Languages
city-default-language = First language
city-default-language-hint = For readers whose language we do not have.
city-zone = Time zone
city-currency = Currency
city-currency-hint = Amounts are paid in it. It stays once there is an amount in the city.
city-sender = Address that mails come from
city-sender-hint = Answers arrive there too.
city-colours = Colours
city-colour = Colour
city-colour-hint = Its hue and strength make the theme. Words stay readable with every choice. Where no colours open, write six digits such as #3f77c4.
city-logo = Logo
city-logo-hint = Square, as PNG, JPEG or WebP.
city-logo-remove = Take the logo away
city-neighbourhoods = Neighbourhoods
city-no-neighbourhoods = None yet. Without them there is no map.
city-neighbourhoods-file = New outlines
city-neighbourhoods-hint = A GeoJSON file of polygons with the properties key and name.
city-backdrop-file = Water, parks and streets behind them
city-backdrop-hint = Optional. A GeoJSON file with the property kind: water, park, street or rail.
population = How many people live in each
population-hint = One line for each neighbourhood: its name, a semicolon and the number. You can paste two columns of a table. The statistics compare with it who takes part.
population-file = Or a file with these numbers
population-file-hint = CSV or Excel with a column of names and one of numbers. It takes the place of the lines above.
population-no-columns = This table has no column with names of neighbourhoods beside one with numbers. Name them in the first row, for example “name” and “people”
population-year = In which year that was
population-source = Who counted
population-source-hint = The name of the office or the register, which readers see below the numbers.
population-no-number = Line { $line }: write a name, a semicolon and a whole number, for example “Centre; 18500”
population-unknown = Line { $line }: no neighbourhood is called “{ $name }”
population-twice = Line { $line }: “{ $name }” stands in a line before it
population-year-wrong = Write the year in four digits, for example 2026
population-source-wrong = Write who counted, in at most 120 letters
city-modules = Parts of the site
city-modules-on = Switched on

## Settings of the city
city-contact = Who answers, and where
city-contact-hint = Office, address and telephone, for the pages on accessibility and privacy.
city-zone-unknown = There is no time zone of this name. Choose one from the list
city-currency-unknown = Choose the currency from the list
city-colour-unknown = Choose a colour, or write it as in #3f77c4
city-theirs = Saved by somebody else meanwhile
city-theirs-text = Where only one of you changed something, it stands below as it was last saved or typed. Where both did, what you typed stands in the field, and counts when you save again.
city-outlines-look = These are the new outlines on the map. Nothing is kept until you save.
city-language-missing = Choose at least one language
city-first-not-offered = The first language must be one of the languages ticked above
city-outlines-first = Choose the outlines of the neighbourhoods first
geojson-not-json = This file is not GeoJSON. Save it as GeoJSON in your map program and choose it again
geojson-empty = There is no neighbourhood in this file
geojson-too-large = This file has more than { $most } MB. Simplify the outlines and choose it again
geojson-feature = Feature number { $number }: { $what }
geojson-no-name = give it the property name
geojson-long-name = shorten its name to 80 characters
geojson-same-key = one before it has the same key; give each its own
geojson-no-polygon = it must be a polygon in degrees (WGS 84)
geojson-swapped = its points have latitude before longitude; GeoJSON wants longitude first, as in [4.70, 50.88]. Export it again in that order, or swap the two numbers of each point
geojson-too-many = up to here there are already 200 neighbourhoods or 20,000 points; simplify the file
