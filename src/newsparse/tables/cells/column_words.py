"""Words of headers that say whether a column holds times or quantities. Data only; the first one in a header
counts.
"""

from __future__ import annotations

from typing import Final

# "Année", "Date de sortie", "Fondée en", "Exercice".
TIMES: Final = (
    r"années?|ann\.|dates?|millésimes?|exercices?|sortie|lancements?|lancée?s?|parution|publication|"
    r"fondation|fondée?s?|création"
    r"|créée?s?|naissance|née?s?|décès|périodes?|époques?|depuis|échéances?|disponibilité|dispo|"
    r"livraison|arrivée|rachat|acquisition"
    r"|introduction|annonce|annoncée?s?|édition|year|since|date|jalons?|calendrier|horizon|"
    r"mise\sen\s(?:service|vente)|ouverture|"
    r"fermeture"
    r"|signature|adoption|promulgation|entrée\sen\svigueur|révision|mise\sà\sjour|construction|mandat|saison"
)
# What is counted or measured. "Livraisons" are counted, "Livraison" is a day.
QUANTITIES: Final = (
    r"ventes?|prix|tarifs?|coûts?|montants?|budgets?|total|totaux|sommes?|nombres?|nbre?|quantités?|"
    r"qté|volumes?|effectifs?"
    r"|salariée?s|employée?s|emplois|postes|utilisateurs|utilisatrices|abonnée?s|abonnements|clients|"
    r"visiteurs|visites|vues"
    r"|téléchargements|installations|inscrits|joueurs|lecteurs|habitants|population|poids|masse|"
    r"hauteur|largeur|longueur|profondeur"
    r"|épaisseur|dimensions?|diagonale|surface|distance|altitude|capacité|mémoire|stockage|v?ram|"
    r"batterie|autonomie|puissance"
    r"|consommation|énergie|luminosité|débits?|vitesse|fréquence|latence|scores?|points|pts|notes?|indice"
    r"|performances?|ips|fps|tours|unités|exemplaires|livraisons|productions?|stocks?|commandes|"
    r"recettes|revenus?|chiffres?|ca"
    r"|bénéfices?|résultats?|marges?|dettes?|valeurs?|valorisation|capitalisation|investissements?|"
    r"financements?|dépenses|parts?"
    r"|taux|pourcentage|hausse|baisse|écart|évolution|variation|cas|incidents|attaques|victimes|"
    r"plaintes|paramètres|tokens|jetons"
    r"|mots|pages|lignes|fichiers|requêtes|transactions|brevets|articles|bornes|stations|sites|"
    r"magasins|véhicules|voitures|émissions"
    r"|températures?|pression|durées?|temps|délais?|cycles|pixels|cœurs|threads|watts|elo|moyenne|"
    r"médiane|minimum|maximum|min|max"
)
RATIOS: Final = r"formats?|ratios?|rapports?|aspects?|proportions?|écrans?|images?|dalles?"
# "(Mo)", "(en €)", "(milliers)".
UNIT_IN_BRACKETS: Final = (
    r"\s\((?:en\s)?(?:[%€$£]|[kM]?€|M?\$|[kKMGTmµn]?(?:o|B|W|Wh|Ah|Hz|g|m|s|bit/s|b/s|bps|V|A|"
    r"J)(?:/\w{1,3})?|k?m[²³]"
    r"|milliers|millions|milliards|mds?|jours|min|nits|lm|cd/m²|dB|px|ppp|pts?|points|unités|"
    r"tr/min)[^()]{0,12}\)"
)
