"""Words that names of bodies are made of, French to English, folded: the words alone, not the names."""

ENGLISH = {
    french: english
    for english, words in {
        "affairs": "affaires", "african": "africain africaine", "agency": "agence", "agriculture": "agricole",
        "arab": "arabe", "arms": "armes", "asian": "asiatique", "assembly": "assemblee", "bank": "banque",
        "central": "centrale", "centre": "center", "chamber": "chambre", "committee": "comite",
        "communist": "communiste", "community": "communaute", "company": "compagnie societe",
        "constitutional": "constitutionnel constitutionnelle", "council": "conseil", "court": "cour tribunal",
        "criminal": "penal penale", "defence": "armees defense", "democratic": "democratique",
        "department": "departement", "development": "developpement", "economic": "economique",
        "education": "enseignement", "embassy": "ambassade", "energy": "energie",
        "environment": "environnement", "european": "europeen europeenne", "federal": "federale",
        "federation": "federation", "finance": "finances", "foreign": "etranger etrangere etrangers etrangeres",
        "forum": "forum", "foundation": "fondation", "fund": "fonds", "government": "gouvernement",
        "group": "groupe", "health": "sante", "high": "haut haute", "human": "homme humains",
        "humanitarian": "humanitaire", "indian": "indien indienne", "institute": "institut",
        "interior": "interieur", "international": "internationale", "islands": "iles", "labour": "travail labor",
        "league": "ligue", "maritime": "maritime", "military": "militaire", "ministers": "ministres",
        "ministry": "ministere", "mission": "mission", "monetary": "monetaire", "movement": "mouvement",
        "national": "nationale", "nations": "nation", "nuclear": "nucleaire", "ocean": "ocean",
        "olympic": "olympique", "organization": "organisation", "pacific": "pacifique", "palace": "palais",
        "parliament": "parlement", "parliamentary": "parlementaire", "party": "parti", "peace": "paix",
        "people": "peuple", "popular": "populaire", "presidency": "presidence",
        "presidential": "presidentiel presidentielle", "refugees": "refugies",
        "regional": "regionale", "republican": "republicain republicaine", "research": "recherche",
        "rights": "droits", "science": "sciences", "secretariat": "secretariat", "security": "securite",
        "senate": "senat", "service": "services", "social": "sociale", "socialist": "socialiste",
        "southern": "australe", "state": "etat", "states": "etats",
        "supreme": "supreme", "tourism": "tourisme", "trade": "commerce", "transport": "transports",
        "treasury": "tresor", "union": "union", "university": "universite", "western": "occidentale ouest",
        "workers": "travailleurs", "world": "mondial mondiale", "youth": "jeunesse",
    }.items()
    for french in words.split()
}  # fmt: skip
