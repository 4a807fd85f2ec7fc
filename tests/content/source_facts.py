"""What the Skills4Cities toolkit says, typed in from the source itself and not from `data/`.

Roles stand in the order Developer, Manager, Consultant throughout.
"""

from __future__ import annotations

ROLES = ("SCPD", "SCPM", "SCPMC")
LETTERS = "DMC"

# Lines 660-710: Table 3, read literally; one EQF level a role.
TABLE_3 = """
A1 666  A2 555  A3 656  A4 556  A5 545  A6 666  A7 564  A8 665
A9 555  A10 666  A11 665  A12 454  A13 554  A14 554  A15 555  A16 554
B1 444  B2 444  B3 444  B4 555  B5 444  B6 444  B7 444  B8 444  B9 444  B10 444  B11 444
C1 656  C2 656  C3 656  C4 656  C5 656  C6 656  C7 656  C8 666
D1 666  D2 666  D3 666  D4 666  D5 666
"""

# Issue T3-2: these rows of Table 3 lost a level cell, so the level may be one higher.
LOST_CELL = ("A12", "A13", "A14", "A15", "A16")

# Lines 717-760: Table 4; the roles for which a competence is mandatory.
TABLE_4 = """
A1 DMC  A2 DM  A3 DM  A4 DC  A5 -  A6 DC  A7 M  A8 DMC
A9 -  A10 DMC  A11 M  A12 M  A13 M  A14 DM  A15 M  A16 DM
B1 -  B2 -  B3 -  B4 DMC  B5 -  B6 DMC  B7 -  B8 -  B9 -  B10 -  B11 -
C1 DC  C2 -  C3 -  C4 -  C5 -  C6 -  C7 -  C8 DMC
D1 DMC  D2 DMC  D3 DM  D4 MC  D5 -
"""

# Lines 967-980, 1010-1028, 1064-1075: the role profiles; only what is mandatory, with its level.
PROFILES = {
    "SCPD": "A1 6  A2 5  A3 6  A4 5  A6 6  A8 6  A14 6  A16 6  B4 5  B6 4  C1 6  D1 6  D2 6  D3 6",
    "SCPM": "A1 6  A2 5  A3 5  A7 6  A8 6  A10 6  A11 6  A12 6  A13 6  A14 6  A15 6  A16 6  "
    "B4 5  B6 5  C8 6  D1 6  D2 6  D3 6  D4 6",
    "SCPMC": "A1 6  A4 6  A6 6  A8 5  A10 6  B4 5  B6 4  C1 6  C8 6  D1 6  D2 6  D4 6",
}

# Lines 990-1004, 1038-1058, 1085-1096: the role descriptors; issues LV-2 (A4) and LV-3 (no A10).
DESCRIPTORS = {
    "SCPD": PROFILES["SCPD"],
    "SCPM": PROFILES["SCPM"],
    "SCPMC": "A1 6  A4 5  A6 6  A8 5  B4 5  B6 4  C1 6  C8 6  D1 6  D2 6  D4 6",
}

# Lines 941-961: the Explorer's marks; it has none for A1-B3 (issue LV-6).
EXPLORER = """
B4 5  B5 4  B6 4  B7 4  B8 4  B9 4  B10 4  B11 4
C1 56  C2 56  C3 56  C4 56  C5 56  C6 56  C7 56  C8 6
D1 6  D2 6  D3 6  D4 6  D5 6
"""

# The default requirements: A2 profile where it speaks, else Table 3, else one above it; a star
# marks what is mandatory.
DEFAULT = """
A1 6* 6* 6*
A2 5* 5* 5
A3 6* 5* 6
A4 5* 5 6*
A5 5 4 5
A6 6* 6 6*
A7 5 6* 4
A8 6* 6* 5*
A9 5 5 5
A10 6 6* 6*
A11 6 6* 5
A12 5 6* 5
A13 6 6* 5
A14 6* 6* 5
A15 6 6* 6
A16 6* 6* 5
B1 4 4 4
B2 4 4 4
B3 4 4 4
B4 5* 5* 5*
B5 4 4 4
B6 4* 5* 4*
B7 4 4 4
B8 4 4 4
B9 4 4 4
B10 4 4 4
B11 4 4 4
C1 6* 5 6*
C2 6 5 6
C3 6 5 6
C4 6 5 6
C5 6 5 6
C6 6 5 6
C7 6 5 6
C8 6 6* 6*
D1 6* 6* 6*
D2 6* 6* 6*
D3 6* 6* 6
D4 6 6* 6*
D5 6 6 6
"""

# Issue T3-2: the cells whose default level is one above the literal reading.
DERIVED = {
    ("A12", "SCPD"),
    ("A12", "SCPMC"),
    ("A13", "SCPD"),
    ("A13", "SCPMC"),
    ("A14", "SCPMC"),
    ("A15", "SCPD"),
    ("A15", "SCPMC"),
    ("A16", "SCPMC"),
}

# Issue LV-6: the levels that stand in for the missing marks of the Explorer.
DERIVED_MARKS = """
A1 6  A2 5  A3 56  A4 56  A5 45  A6 6  A7 456  A8 56  A9 5  A10 6  A11 56  A12 56  A13 56
A14 56  A15 6  A16 56  B1 4  B2 4  B3 4
"""

# The lines on which each competence stands: Table 3, Table 4, Explorer.
LINES = """
A1 660 717 919    A2 661 718 920    A3 662 719 921    A4 663 720 922    A5 665 721 923
A6 666 722 924    A7 667 723 925    A8 668 724 926    A9 669 725 927    A10 670 726 928
A11 671 727 929   A12 673 728 930   A13 674 729 931   A14 675 730 932   A15 676 731 933
A16 677 732 934   B1 680 734 935    B2 681 735 936    B3 682 736 937    B4 683 737 941
B5 684 738 942    B6 686 739 943    B7 687 740 944    B8 688 741 945    B9 689 743 946
B10 690 744 947   B11 692 745 948   C1 694 747 949    C2 695 748 950    C3 696 749 951
C4 697 750 952    C5 699 751 953    C6 700 752 954    C7 701 753 955    C8 703 754 956
D1 705 756 957    D2 706 757 958    D3 708 758 959    D4 709 759 960    D5 710 760 961
"""

COMPETENCES = """
A1 Creative thinking
A2 Familiarity with new technologies & ICT
A3 Innovative thinking
A4 City / urban planning policies
A5 Legal familiarity
A6 Critical thinking
A7 Working in teams
A8 Intercultural competences
A9 Learn by experience
A10 Emotional intelligence / empathy
A11 Mobilising others
A12 Task/time management
A13 Decision-making
A14 Leadership and conflict management
A15 Finance management
A16 Public communication
B1 Artificial Intelligence
B2 Data analytics
B3 Cloud computing
B4 Internet of Things
B5 Cyber physical systems
B6 Smart sensors
B7 Collaborative robotics
B8 Cybersecurity
B9 Blockchain
B10 Augmented reality (AR)
B11 Virtual reality (VR)
C1 Economy, trade, and industry
C2 Government and education
C3 Living and health
C4 Public safety
C5 Mobility and transportation
C6 Environment and sustainability
C7 Energy, water, utilities
C8 Digital infrastructure and networks
D1 Technological challenges
D2 Financial constraints
D3 Collaboration among stakeholders and governmental restraints
D4 Managerial and organizational challenges
D5 Social challenges
"""

# Hours online, live and practical. Lines 1665-1667, 1806-1808, 1945-1947, 2076-2078; then
# 2177-2180, 2437-2441, 2693-2697.
MODULE_HOURS = {
    "A": (5, 1, None),
    "B": (35, None, 10),
    "C": (25, None, 5),
    "D": (20, None, 5),
}
CURRICULUM_HOURS = {"SCPD": (80, None, 10), "SCPM": (70, 5, 5), "SCPMC": (60, 5, 5)}

# Lines 1618-1629, 1753-1763, 1896-1903, 2042-2046; then 2135-2171, 2400-2431, 2656-2687.
MODULE_COMPETENCES = {
    "A": "A1 A3 A4 A6 A7 A9 A10 A11 A12 A13 A14 A16",
    "B": "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11",
    "C": "C1 C2 C3 C4 C5 C6 C7 C8",
    "D": "D1 D2 D3 D4 D5",
}
CURRICULUM_COMPETENCES = {
    "SCPD": "A1 A3 A4 A6 A7 A9 A12 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 "
    "C1 C2 C6 C4 C5 C7 C8 D2 D4 D3",
    "SCPM": "A6 A7 A9 A10 A11 A12 A13 A14 A16 B1 B4 B8 B9 B10 B11 C1 C2 C3 C4 C5 C6 C7 C8 D2 D3 D4",
    "SCPMC": "A4 A5 A6 A7 A9 A12 A13 A14 A15 B1 B4 B8 B9 B10 B11 C6 C8 D1 D2 D3 D4 D5",
}

# The trees of the four modules: line and title, indented by depth. Lines 1684-1721, 1822-1874,
# 1961-2030, 2092-2117; page breaks repaired (issue MD-9), spelling mended.
MODULE_TREES = {
    "A": """
1684 Vision
  1685 Adaptability to different contexts (cultural, political, stage of development etc.)
  1686 Ways of formulating goals and digital-based solutions
  1687 Monitoring and Improvement Process
  1688 Meaning of innovative thinking
  1689 Innovation standards
  1690 Defining valuable impact
1691 Analytical Skills
  1692 Basics of Geographic Analysis
  1693 Disciplines for Geographic Analysis: GIS, Remote Sensing, Digital Cartography
  1694 Urban Development theories
  1695 Urban and Regional policies' mapping
  1696 General legal framework analysis
  1697 Legal framework for Project Management
  1698 Process of critical thinking
  1699 Critical thinking abilities
1700 Soft skills
  1701 Strategies to create well-balanced teams
  1702 Workforce capabilities' profiling
  1703 Interculturalism
  1704 Different cultures and international teams
  1705 Methods of communication
  1706 Communication problems
  1707 Ways to implement solutions
  1708 Monitoring and Improvement process for self-development
  1709 Leadership styles
  1710 Cross-cutting characteristics of a good leader
1714 Project Management skills
  1715 Project lifecycle
  1716 Project designing
  1717 Project planning
  1718 Roles and tasks' allocation
  1719 Monitoring and Risk Assessment
  1720 Handle responsibilities and decisions
  1721 Management of financial documentation
""",
    "B": """
1822 Next Generation Data Management
  1824 Big Data
    1825 Introduction to Big Data: theory and opportunities
    1826 Focus on Big Data technologies and reporting
    1827 Big Data solutions: case studies
  1828 Artificial Intelligence
    1829 Definition of Artificial Intelligence
    1830 Computer's architecture and AI
    1831 Data analysis process
  1832 Social Media
    1833 The role of social media nowadays
    1834 AI and Social Media interactions for content production
  1835 Blockchain
    1836 Definition and basic applications for information validation
    1837 Cryptocurrency, Proof of Stake and Proof of Authority
    1838 Smart contracts and commercial blockchains
1840 Remote working and cybersecurity assurance
  1842 Remote services
    1843 Enabling digital technologies
    1844 Digital repositories
    1846 Concepts of cloud computing
  1847 Cybersecurity
    1848 Notion of cybersecurity
    1849 Evaluation of risks
    1850 Development and implementation of cybersecurity policies
    1851 Ensure protected communication
1853 Cyber-physical systems
  1855 Sensors
    1856 Introduction to sensors
    1857 The role and solutions of implementing sensors
    1858 Types of sensors
  1859 Computer programming
    1860 Introduction
    1861 Technology-based design thinking
    1862 Technology-based problem solving
  1863 Networking and ecosystems
    1864 Types of connections
    1865 Integration of sensors and communication protocols
    1866 Receiving data
    1867 Web services
    1868 Introduction in IoT networking
    1869 IoT Networking; Wi-Fi, LoRa, Bluetooth, GSM, Protocols
    1870 Building IoT project
  1871 Augmented and Virtual Reality
    1872 AR/VR tools and software
    1873 Design thinking for virtual environment-based solutions
    1874 Application of computer-generated environment
""",
    "C": """
1961 Economy
  1963 Microeconomics
    1964 Concepts of microeconomics
    1965 Analysis of local economic texture
    1966 Identification and networking with clusters
  1967 Macroeconomics
    1968 Concepts of macroeconomics
    1969 Value chain and International Trade: analysis and reporting
    1970 Geopolitics and international role of cities
1972 Public Governance
  1974 Institution
    1975 Institutional mapping
    1976 Institutional relations
  1977 Public policies
    1978 Policy making process
    1979 Agenda setting and lobbying
    1980 Urban and regional framework for development
    1981 Policy recommendations
1983 Health
  1985 Policies
    1986 Public health policies
    1987 Health arrangements and trends
    1988 Concepts of good quality of life
  1989 Risks
    1990 Contemporary health hazards and risks
    1991 Risk and emergency management
1993 Public utilities
  1995 Overview
    1996 Urban framework for utilities management
    1997 Privatization and public procurements
    1998 Interconnected urban solutions
  1999 Single utilities analysis
    2000 Water management
    2001 Heating and gas
    2003 Energy mix
    2004 Public transport trends and patterns
    2005 Urban housing policies
    2006 Waste management
2008 Sustainability
  2010 Overview
    2011 The international framework for sustainability: SDGs
    2012 Other relevant framework of cooperation
  2013 Sustainable development
    2014 Theories of sustainable development
    2015 Environmental component and protocols for environmental protection
    2016 Smart mobility
    2017 Eco-friendly buildings
    2018 Setting up comprehensive monitoring systems
    2019 Sustainability indicators
2021 Digital infrastructures
  2023 Urban Geography
    2024 Maps and GIS analysis
    2025 Development of localized Smart Cities' projects
  2026 New Infrastructures
    2027 Disruptive technologies and infrastructure requirements
    2028 Resource management
    2029 Environmental considerations
    2030 Mapping of strategic infrastructures
""",
    "D": """
2092 Technological Area
  2094 Public digital services and synergies
  2095 Mainstreaming of common technological tools: QR codes and geo-localization
  2096 Advanced Smart Cities' technological solutions: data, databases and networks
2098 Economic Area
  2100 Financial analysis and prospects
  2101 Budget drafting
  2102 Projects' finance management
  2103 Grant management
2105 Cooperation and Partnership
  2107 Multi-stakeholders networking and platform development
  2108 Human resources management
  2109 Public speaking and clear communication
  2110 Organization of public events
  2111 Problem-solving discussions and mediation
2113 Social challenges
  2115 Multidisciplinary approach to development
  2116 Networking with local civil societies and public opinion
  2117 Digital and public identity of the project
""",
}

# The pathways, leaf by leaf in their order: the line in the module, or the title of a leaf that
# only the role has (issue CU-7). Lines 2194-2378, 2457-2644, 2713-2851.
PATHWAYS = {
    "SCPD": {
        "A": "1685 1686 1688 1689 1690 1692 1693 1694 1695 1698 1699 1703 "
        "Management_of_international_teams 1705 1709 1710 1715 1716",
        "B": "1825 1826 1827 1829 1830 1831 1833 1834 1836 1837 1838 1843 1844 1846 1848 1849 "
        "1850 1851 1856 1857 1858 1860 1861 1862 1864 1865 1866 1867 1868 1869 1870 1872 1873 1874",
        "C": "1978 1979 1980 1981 1986 1996 1997 1998 2000 2001 2003 2004 2005 2006 2011 2012 "
        "2014 2015 2016 2017 2018 2024 2025 2027 2030",
        "D": "2094 2095 2096 2100 2101 2102 2103 2107 2109",
    },
    "SCPM": {
        "A": "1685 1687 1688 1689 1690 1692 1694 1695 1696 1697 1698 1699 1701 1702 1703 1704 "
        "1705 1706 1707 1708 1709 1710 1715 1716 1717 1718 1719 1720 1721",
        "B": "1825 1829 1833 1836 1843 1848 1849 1864 1872",
        "C": "1964 1965 1966 1968 1969 1970 1975 1976 1978 1979 1980 1981 1986 1987 1988 1990 "
        "1991 1996 1997 1998 2000 2001 2003 2004 2005 2006 2011 2014 2015 2016 2017 2018 2019 2025",
        "D": "2094 2100 2101 2102 2103 2107 2108 2109 2110 2111 2115",
    },
    "SCPMC": {
        "A": "1685 1686 1687 1688 1689 1692 1695 1696 1697 1698 1699 1701 1702 1703 1704 1705 "
        "1706 1707 1708 1709 1717 1718 1719 1720 Econometrics 1721",
        "B": "1825 1829 1833 1836 1872",
        "C": "1966 1997 1998 2011 2014 2019 2015 2025 2027 2028 2029",
        "D": "2094 2095 2096 2100 2101 2102 2103 2107 2108 2109 2110 2111 2115 2116 2117",
    },
}


def words(table: str) -> list[str]:
    """Return the words of a table."""
    return table.split()


def pairs(table: str) -> dict[str, str]:
    """Return the second word of each pair by the first."""
    found = words(table)
    return dict(zip(found[::2], found[1::2], strict=True))


def lines(table: str) -> dict[str, tuple[str, str, str]]:
    """Return three words by the first of four."""
    found = words(table)
    return dict(
        zip(found[::4], zip(found[1::4], found[2::4], found[3::4], strict=True), strict=True)
    )
