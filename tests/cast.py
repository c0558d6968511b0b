"""The people in our tests. They play the same parts everywhere, so a test reads like a story."""

from __future__ import annotations

from planning.model import CityRole, Function, Side
from tests.make import Make


class Cast:
    def __init__(self, make: Make) -> None:
        with make.together():
            self._gather(make)

    def _gather(self, make: Make) -> None:
        #: The group most stories are about, and another one.
        self.drugs = make.group("Protidrogová prevence")
        self.seniors = make.group("Senioři")

        self.mia = make.user("Mia")  # a member of the drug-prevention group
        self.sami = make.user("Sami")  # its secretary
        self.gita = make.user("Gita")  # its manager
        self.hugo = make.user("Hugo")  # its guest
        self.lida = make.user("Lída")  # a user of services who sits in it
        self.kora = make.user("Kora", role=CityRole.COORDINATOR)  # coordinates the whole plan
        self.omar = make.user("Omar", role=CityRole.OFFICIAL)  # reviews it for the city
        self.ada = make.user("Ada", role=CityRole.ADMIN)  # looks after accounts
        self.nora = make.user("Nora")  # a member of the seniors' group: an outsider here

        make.membership(self.mia, self.drugs)
        make.membership(self.sami, self.drugs, Function.SECRETARY)
        make.membership(self.gita, self.drugs, Function.MANAGER, side=Side.COMMISSIONER)
        make.membership(self.hugo, self.drugs, Function.GUEST)
        make.membership(self.lida, self.drugs, side=Side.SERVICE_USER)
        make.membership(self.nora, self.seniors)
