column-number = Number
column-idea = Idea
column-language = Language
column-made = Answered
column-changed = Changed
column-other = Something else
column-east = East
column-north = North
