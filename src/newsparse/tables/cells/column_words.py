"""Words of headers that say whether a column holds times or quantities. Data only; the first one in a header counts."""

from __future__ import annotations

from typing import Final

# "Année", "Date de sortie", "Fondée en", "Exercice".
TIMES: Final = (
    r"années?|ann\.|dates?|millésimes?|exercices?|sortie|lancements?|lancée?s?|parution|publication|fondation|fondée?s?|création"
    r"|créée?s?|naissance|née?s?|décès|périodes?|époques?|depuis|échéances?|disponibilité|dispo|livraison|arrivée|rachat|acquisition"
    r"|introduction|annonce|annoncée?s?|édition|year|since|date|jalons?|calendrier|horizon|mise\sen\s(?:service|vente)|ouverture|fermeture"
    r"|signature|adoption|promulgation|entrée\sen\svigueur|révision|mise\sà\sjour|construction|mandat|saison"
)
# What is counted or measured. "Livraisons" are counted, "Livraison" is a day.
QUANTITIES: Final = (
    r"ventes?|prix|tarifs?|coûts?|montants?|budgets?|total|totaux|sommes?|nombres?|nbre?|quantités?|qté|volumes?|effectifs?"
    r"|salariée?s|employée?s|emplois|postes|utilisateurs|utilisatrices|abonnée?s|abonnements|clients|visiteurs|visites|vues"
    r"|téléchargements|installations|inscrits|joueurs|lecteurs|habitants|population|poids|masse|hauteur|largeur|longueur|profondeur"
    r"|épaisseur|dimensions?|diagonale|surface|distance|altitude|capacité|mémoire|stockage|v?ram|batterie|autonomie|puissance"
    r"|consommation|énergie|luminosité|débits?|vitesse|fréquence|latence|scores?|points|pts|notes?|indice"
    r"|performances?|ips|fps|tours|unités|exemplaires|livraisons|productions?|stocks?|commandes|recettes|revenus?|chiffres?|ca"
    r"|bénéfices?|résultats?|marges?|dettes?|valeurs?|valorisation|capitalisation|investissements?|financements?|dépenses|parts?"
    r"|taux|pourcentage|hausse|baisse|écart|évolution|variation|cas|incidents|attaques|victimes|plaintes|paramètres|tokens|jetons"
    r"|mots|pages|lignes|fichiers|requêtes|transactions|brevets|articles|bornes|stations|sites|magasins|véhicules|voitures|émissions"
    r"|températures?|pression|durées?|temps|délais?|cycles|pixels|cœurs|threads|watts|elo|moyenne|médiane|minimum|maximum|min|max"
)
RATIOS: Final = r"formats?|ratios?|rapports?|aspects?|proportions?|écrans?|images?|dalles?"
# "(Mo)", "(en €)", "(milliers)".
UNIT_IN_BRACKETS: Final = (
    r"\s\((?:en\s)?(?:[%€$£]|[kM]?€|M?\$|[kKMGTmµn]?(?:o|B|W|Wh|Ah|Hz|g|m|s|bit/s|b/s|bps|V|A|J)(?:/\w{1,3})?|k?m[²³]"
    r"|milliers|millions|milliards|mds?|jours|min|nits|lm|cd/m²|dB|px|ppp|pts?|points|unités|tr/min)[^()]{0,12}\)"
)
