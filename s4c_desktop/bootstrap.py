"""The one place that puts engine, units of work and services together."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.temporary import TemporaryRoom, clear_leftovers
from s4c_desktop.domain.condition import NameTakenError
from s4c_desktop.domain.names import Names
from s4c_desktop.models import sidecars
from s4c_desktop.models.engine import is_server
from s4c_desktop.models.new_file import give_file_name, make_folder, reserve
from s4c_desktop.models.opening import Opened, fill_new, open_workspace
from s4c_desktop.models.places import check_place
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.services.acknowledging import AcknowledgingService
from s4c_desktop.services.agreement import AgreementService
from s4c_desktop.services.appeals import AppealService
from s4c_desktop.services.assessments import AssessmentService
from s4c_desktop.services.assessors import AssessorService
from s4c_desktop.services.attachments import AttachmentService
from s4c_desktop.services.backups import BackupService
from s4c_desktop.services.catalogue import CatalogueService
from s4c_desktop.services.centre import CentreService
from s4c_desktop.services.cohorts import CohortService
from s4c_desktop.services.framework_drafts import FrameworkDraftService
from s4c_desktop.services.group_import import GroupImportService
from s4c_desktop.services.group_profiles import GroupProfileService
from s4c_desktop.services.groups import GroupService
from s4c_desktop.services.learners import LearnerService
from s4c_desktop.services.leniency import LeniencyService
from s4c_desktop.services.library import LibraryService
from s4c_desktop.services.moving import MovingService
from s4c_desktop.services.passages import PassageService
from s4c_desktop.services.people import PeopleService
from s4c_desktop.services.people_import import PeopleImportService
from s4c_desktop.services.plans import PlanService
from s4c_desktop.services.practice import PracticeService
from s4c_desktop.services.preparing import PreparingService
from s4c_desktop.services.privacy import PrivacyService
from s4c_desktop.services.progress import ProgressService
from s4c_desktop.services.quality import QualityService
from s4c_desktop.services.register import RegisterService
from s4c_desktop.services.results import ResultService
from s4c_desktop.services.rounds import RoundService
from s4c_desktop.services.self_checks import SelfCheckService
from s4c_desktop.services.signing import SigningService
from s4c_desktop.services.sittings import SittingService
from s4c_desktop.services.skills import SkillService
from s4c_desktop.services.study import StudyService
from s4c_desktop.services.summaries import SummaryService
from s4c_desktop.services.topic_hours import TopicHoursService
from s4c_desktop.services.training import TrainingService
from s4c_desktop.services.transfer import TransferService
from s4c_desktop.services.veil import VeilService
from s4c_desktop.services.vote_publishing import VotePublishingService
from s4c_desktop.services.votes import VoteService
from s4c_desktop.services.voting import VotingService
from s4c_desktop.services.workspace import SUFFIX, WorkspaceService

if TYPE_CHECKING:
    from s4c_desktop.services.cohort_reports import CohortReportService
    from s4c_desktop.services.contents import ContentBuilder
    from s4c_desktop.services.documents import DocumentService
    from s4c_desktop.services.group_documents import GroupDocumentService
    from s4c_desktop.services.library_documents import LibraryDocumentService
    from s4c_desktop.services.plan_documents import PlanDocumentService
    from s4c_desktop.services.quality_documents import QualityDocumentService
    from s4c_desktop.services.training_documents import TrainingDocumentService
    from s4c_desktop.services.vote_documents import VoteDocumentService


T = TypeVar("T")


@dataclass(frozen=True)
class Program:
    """The services of one open workspace."""

    names: Names
    workspace: WorkspaceService
    library: LibraryService
    catalogue: CatalogueService
    self_checks: SelfCheckService
    people: PeopleService
    register: RegisterService
    people_import: PeopleImportService
    assessments: AssessmentService
    attachments: AttachmentService
    preparing: PreparingService
    veil: VeilService
    passages: PassageService
    sittings: SittingService
    signing: SigningService
    acknowledging: AcknowledgingService
    appeals: AppealService
    moving: MovingService
    framework_drafts: FrameworkDraftService
    results: ResultService
    rounds: RoundService
    agreement: AgreementService
    progress: ProgressService
    centre: CentreService
    plans: PlanService
    learners: LearnerService
    study: StudyService
    topic_hours: TopicHoursService
    cohorts: CohortService
    training: TrainingService
    summaries: SummaryService
    privacy: PrivacyService
    transfer: TransferService
    quality: QualityService
    assessors: AssessorService
    leniency: LeniencyService
    practice: PracticeService
    votes: VoteService
    voting: VotingService
    groups: GroupService
    group_profiles: GroupProfileService
    group_import: GroupImportService
    skills: SkillService
    vote_publishing: VotePublishingService
    backups: BackupService | None
    """None where backups are the server's, for sample data, and for a new workspace not named."""

    _opened: Opened = field(repr=False)

    @cached_property
    def documents(self) -> DocumentService:
        """Return the service that makes PDFs; it is slow to import, so it comes on first use."""
        from s4c_desktop.services.documents import DocumentService

        return DocumentService(self._contents, self.plans, utc_now)

    @cached_property
    def plan_documents(self) -> PlanDocumentService:
        """Return the service that makes files of stored plans, imported on first use."""
        from s4c_desktop.services.plan_documents import PlanDocumentService

        return PlanDocumentService(self.study, utc_now)

    @cached_property
    def library_documents(self) -> LibraryDocumentService:
        """Return the service that makes PDFs of the library, imported on first use."""
        from s4c_desktop.services.library_documents import LibraryDocumentService

        return LibraryDocumentService(self.library, self.catalogue, utc_now)

    @cached_property
    def quality_documents(self) -> QualityDocumentService:
        """Return the service that makes quality reports, imported on first use."""
        from s4c_desktop.services.quality_documents import QualityDocumentService

        return QualityDocumentService(self.quality, self.assessors, self.leniency, utc_now)

    @cached_property
    def group_documents(self) -> GroupDocumentService:
        """Return what writes reports of groups, imported when first asked for."""
        from s4c_desktop.services.group_documents import GroupDocumentService

        return GroupDocumentService(self.group_profiles, utc_now)

    @cached_property
    def vote_documents(self) -> VoteDocumentService:
        """Return the service that writes the protocols of votes, imported on first use."""
        from s4c_desktop.services.vote_documents import VoteDocumentService

        return VoteDocumentService(self.votes, utc_now)

    @cached_property
    def training_documents(self) -> TrainingDocumentService:
        """Return the service that writes who needs what, imported on first use."""
        from s4c_desktop.services.training_documents import TrainingDocumentService

        return TrainingDocumentService(utc_now)

    @cached_property
    def cohort_reports(self) -> CohortReportService:
        """Return the service that makes the reports of a cohort, imported on first use."""
        from s4c_desktop.services.cohort_reports import CohortReportService

        return CohortReportService(self._contents, self.people)

    @cached_property
    def _contents(self) -> ContentBuilder:
        from s4c_desktop.services.contents import ContentBuilder

        return ContentBuilder(self.assessments, self.results, utc_now)

    def reopening(self) -> Callable[[], Program]:
        """Return what opens this workspace again, as it was opened, once it is closed."""
        return partial(
            open_program,
            self._opened.location,
            passphrase=self._opened.passphrase,
            keeps_backups=self.backups is not None,
        )

    def close(self) -> None:
        """Let go of the workspace, and of every temporary copy of its files."""
        self.attachments.forget_copies()
        self._opened.close()


def open_program(
    location: str | Path,
    *,
    create: bool = False,
    content: Path | None = None,
    passphrase: str | None = None,
    writing: bool = True,
    keeps_backups: bool = True,
) -> Program:
    """Open a workspace, or create it, bring it up to date, and return its services.

    `location` is a file or a database URL; `create` makes a new file and refuses an old one.
    Who opens it to read only, works beside whoever writes. Raises UserError for whatever can't
    be opened, UnusableError where `recovery` may help; nothing is changed then.
    """
    place = str(location)
    content = content or paths.content_database()
    clear_leftovers(_is_running)
    if create:
        make_workspace(Path(place), lambda _program: None, content, passphrase)
    opened = open_workspace(place, content, passphrase, writing=writing)
    return _assemble(opened, content, keeps_backups=keeps_backups)


def make_workspace(
    path: Path,
    work: Callable[[Program], T],
    content: Path | None = None,
    passphrase: str | None = None,
) -> T:
    """Make a new workspace file with what `work` writes into it, and return what it returns.

    The file is made under a hidden name beside its place, and appears there whole or not at
    all. Raises NameTakenError where a file has that name, also one that somebody else made
    meanwhile, and UserError where the place can't be written or is not safe.
    """
    content = content or paths.content_database()
    name = Path(os.path.realpath(path))
    if name.exists():
        raise NameTakenError(path)
    check_place(name)
    make_folder(name.parent)
    hidden = name.with_name(f".{name.name[:40]}-{uuid4().hex}")
    try:
        reserve(hidden)
        program = _assemble(fill_new(hidden, content, passphrase), content)
        try:
            done = work(program)
        finally:
            program.close()
        give_file_name(hidden, name)
    finally:
        for leftover in (hidden, *sidecars.beside(hidden)):
            leftover.unlink(missing_ok=True)
    return done


def is_missing(location: str) -> bool:
    """Tell whether a location names a file that is not there."""
    return not is_server(location) and not Path(location).exists()


def open_sample(folder: Path) -> Program:
    """Create a throw-away workspace with invented people in a folder, and return its services."""
    from s4c_desktop.services.sample import fill
    from s4c_desktop.services.sample.groups import fill_groups
    from s4c_desktop.services.sample.learning import fill_learning, fill_training
    from s4c_desktop.services.sample.quality import fill_quality
    from s4c_desktop.services.sample.votes import fill_votes

    program = open_program(folder / f"{_('Sample data')}{SUFFIX}", create=True, keeps_backups=False)
    units = UnitsOfWork(program._opened.engine)
    fill(units, program.library)
    fill_quality(program.quality, program.assessors, program.practice)
    fill_votes(units, program.library)
    today = utc_now().astimezone().date()
    fill_learning(units, program.study, program.assessments.list(), today)
    fill_training(program.training, program.study, today)
    fill_groups(program.groups, program.group_profiles, program.library)
    return program


def _assemble(opened: Opened, content: Path, *, keeps_backups: bool = True) -> Program:
    """Put the services of a workspace together."""
    path = opened.path if keeps_backups else None
    units = UnitsOfWork(opened.engine)
    library = LibraryService(units)
    names = Names()
    assessments = AssessmentService(units, library, names)
    rounds = RoundService(units, library, names)
    results = ResultService(assessments, library, rounds)
    catalogue = CatalogueService(content, library)
    moving = MovingService(units, library, names)
    drafts = FrameworkDraftService(units, library, moving, content)
    votes = VoteService(units, library)
    plans = PlanService(results)
    groups = GroupService(units, library, names)
    transfer = TransferService(units, library, opened.path)
    return Program(
        names=names,
        workspace=WorkspaceService(units, opened),
        library=library,
        catalogue=catalogue,
        self_checks=SelfCheckService(content),
        people=PeopleService(units),
        register=RegisterService(units, assessments, plans, names),
        people_import=PeopleImportService(units),
        assessments=assessments,
        attachments=AttachmentService(units, TemporaryRoom()),
        preparing=PreparingService(units),
        veil=VeilService(units, library),
        passages=PassageService(units),
        sittings=SittingService(units),
        signing=SigningService(units, library),
        acknowledging=AcknowledgingService(units),
        appeals=AppealService(units),
        moving=moving,
        framework_drafts=drafts,
        results=results,
        plans=plans,
        learners=LearnerService(units),
        study=StudyService(units, results, catalogue, names),
        topic_hours=TopicHoursService(units, library),
        cohorts=CohortService(units, library, assessments, plans, catalogue, names),
        training=TrainingService(units, library, catalogue, names, date.today),
        summaries=SummaryService(results, utc_now),
        rounds=rounds,
        agreement=AgreementService(units, library, names),
        progress=ProgressService(units, library, names, rounds),
        centre=CentreService(units),
        privacy=PrivacyService(units, library, opened.engine, opened.path),
        transfer=transfer,
        quality=QualityService(units, assessments, results, names),
        assessors=AssessorService(units),
        leniency=LeniencyService(units, library),
        practice=PracticeService(units, catalogue, library),
        votes=votes,
        voting=VotingService(units),
        groups=groups,
        group_profiles=GroupProfileService(units, library),
        group_import=GroupImportService(units, library, groups, transfer),
        skills=SkillService(units, library, names),
        vote_publishing=VotePublishingService(units, library, votes, drafts),
        backups=None if path is None else BackupService(path, opened),
        _opened=opened,
    )


def _is_running(process: int) -> bool:
    # Seldom needed, and slow to import.
    import psutil

    return bool(psutil.pid_exists(process))
