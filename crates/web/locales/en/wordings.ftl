## Letters in the city's own words
wordings-title = Words of letters
wordings-lead = What your letters say to whoever wrote an idea. Without words of your own they say what stands here.
wordings-own = Own words
wordings-places = Between braces stands what differs: { $places }
wordings-example = What a letter would say
wordings-save = Save the words
wordings-look = Show an example
wordings-give-up = Back to the usual words
wordings-no-reason = Say why: let { $place } stand in it
wordings-example-title = A bench under the limes
wordings-example-other = A shady square
wordings-example-call = Cooler streets
wordings-example-reason = The pavement is too narrow there for a bench.
