## For which organisation an idea is brought
idea-for = for { $name }
behalf-label = For whom do you bring it?
behalf-own = For myself
