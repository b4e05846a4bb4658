## Mi történt egy ötlettel, amelyet többen írnak
said-joined-idea = Mostantól Ön is írja ezt az ötletet.
said-not-joined-idea = A meghívót elutasította.
said-left-idea = Ön már nem írja ezt az ötletet.
said-took-idea = Mostantól Ön ennek az ötletnek a fő szerzője.
said-author-asked = A kérdés úton van.
said-proposed = A változtatást javasolta. Értesítjük, mi lesz belőle.
said-accepted = A változtatást átvette.
said-declined = A válasz megjelent.
said-name-forgotten = A név törölve.
