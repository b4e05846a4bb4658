## For which organisation an idea is brought
idea-for = voor { $name }
behalf-label = Voor wie breng je het in?
behalf-own = Voor mezelf
