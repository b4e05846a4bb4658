## Merging
merge-title = Merge two ideas
merge-lead = One idea stays and names both authors. Supporters and followers of the other move with it; its page with the comments stays readable. Both authors are told in a quarter of an hour; until then it can be undone.
merge-goes = This idea becomes part of
merge-stays = this one, which stays
merge-search = Find another idea
merge-none = No idea fits. Search for words from its title.
merge-into = Which idea stays?
merge-into-hint = Suggested by likeness of the text. You decide.
merge-do = Merge and tell both authors

## Merging, asking, answering
merge-shares = { $count ->
    [one] shares one word of the title
   *[other] shares { $count } words of the title
}
