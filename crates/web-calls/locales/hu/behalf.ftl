## For which organisation an idea is brought
idea-for = ennek nevében: { $name }
behalf-label = Kinek a nevében hozza?
behalf-own = A magam nevében
