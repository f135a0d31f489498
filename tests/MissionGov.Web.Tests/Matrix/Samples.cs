using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MissionGov.Analysis;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Domain.Stocktakes;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Features.Administration;
using MissionGov.Web.Features.ApiTokens;
using MissionGov.Web.Features.Board;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Chains;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Features.Decisions;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.DeliveryPlans;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Features.Drivers;
using MissionGov.Web.Features.Figures;
using MissionGov.Web.Features.History;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Features.Indicators;
using MissionGov.Web.Features.Interventions;
using MissionGov.Web.Features.Mail;
using MissionGov.Web.Features.Mandates;
using MissionGov.Web.Features.Milestones;
using MissionGov.Web.Features.Missions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.Features.Observations.Places;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Features.ODataFeed;
using MissionGov.Web.Features.OwnAccount;
using MissionGov.Web.Features.Places;
using MissionGov.Web.Features.Search;
using MissionGov.Web.Features.SignIn;
using MissionGov.Web.Features.Targets;
using MissionGov.Web.Features.Trajectories;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Features.WhatIf;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>One of each command and query, about a scene. What does not depend on it is about all missions.</summary>
internal static class Samples
{
    private static readonly string Figures = Path.Combine(AppContext.BaseDirectory, "Samples", "nhs-rtt-overview.csv");

    private static readonly string Areas = Path.Combine(AppContext.BaseDirectory, "Samples", "places.csv");

    public const string NotHere = "This is not here";

    private const string NoSuch = "There is no such";

    private static readonly DateOnly Today = new(2026, 2, 1);

    private static readonly IReadOnlyList<string> Words = ["2345-6789-ABCD-EFGH"];
    private static readonly UserPasskeyInfo Passkey = new([1], [2], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);

    private static readonly DecisionDetails Asked = new() { Question = "whether to go on", Owner = "Minister", DueOn = new DateOnly(2026, 3, 1) };

    private static readonly Dictionary<Type, Func<Scene, object>> All = new()
    {
        [typeof(AddFeed)] = _ => new AddFeed(Guid.Parse("0192f1a0-0000-7000-8000-00000000000c"), Fed("Another feed")),
        [typeof(EditFeed)] = _ => new EditFeed(Known.FeedId, Fed("Feed anew")),
        [typeof(FetchFeed)] = _ => new FetchFeed(Known.FeedId),
        [typeof(GetFeed)] = _ => new GetFeed(Known.FeedId),
        [typeof(GetFeeds)] = _ => new GetFeeds(),
        [typeof(PauseFeed)] = _ => new PauseFeed(Known.FeedId),
        [typeof(RemoveFeed)] = _ => new RemoveFeed(Known.FeedId),
        [typeof(StartFeed)] = _ => new StartFeed(Known.FeedId),
        [typeof(AddWebhook)] = _ => new AddWebhook(Guid.Parse("0192f1a0-0000-7000-8000-00000000000b"), "Another webhook", "hooks.example.org", WebhookShape.Facts, Webhook.Kinds, "", ""),
        [typeof(CheckWebhookSecret)] = _ => new CheckWebhookSecret(Known.WebhookId, ""),
        [typeof(EditWebhook)] = _ => new EditWebhook(Known.WebhookId, "Webhook anew", WebhookShape.Facts, Webhook.Kinds),
        [typeof(GetWebhook)] = _ => new GetWebhook(Known.WebhookId),
        [typeof(GetWebhooks)] = _ => new GetWebhooks(),
        [typeof(PauseWebhook)] = _ => new PauseWebhook(Known.WebhookId, IsPaused: true),
        [typeof(RemoveWebhook)] = _ => new RemoveWebhook(Known.WebhookId),
        [typeof(SendNewsAgain)] = _ => new SendNewsAgain(Known.WebhookId, Known.DeliveryId),
        [typeof(TestWebhook)] = _ => new TestWebhook(Known.WebhookId),
        [typeof(AddBody)] = scene => new AddBody(scene.Mission, "HM Treasury", "Pays", ChainPlace.Between),
        [typeof(AddDriver)] = scene => new AddDriver(scene.Mission, scene.TargetId, "A cause", DriverKind.Cause),
        [typeof(GetApiTokens)] = _ => new GetApiTokens(),
        [typeof(MakeApiToken)] = _ => new MakeApiToken(Guid.CreateVersion7(), new ApiTokenWish("Report", [ApiScope.Read], null, ApiToken.UsualDays), "made up"),
        [typeof(RevokeApiToken)] = _ => new RevokeApiToken(Known.TokenId),
        [typeof(GetODataFeed)] = _ => new GetODataFeed(FeedQuestion.Read("Missions", default)),
        [typeof(GetObservations)] = _ => new GetObservations(new FigureFilter(), null, 10),
        [typeof(GetMilestoneToReport)] = scene => new GetMilestoneToReport(scene.Mission, scene.Milestone),
        [typeof(GetPlaceList)] = _ => new GetPlaceList(),
        [typeof(GetPromisedTargets)] = _ => new GetPromisedTargets(null, null, null, null),
        [typeof(AddLink)] = scene => new AddLink(scene.Mission, Guid.Empty, Guid.Empty, Lever.Support, Strength.Red),
        [typeof(AnswerPlanQuestion)] = scene => new AnswerPlanQuestion(scene.Mission, "goal", "By 2029.", Strength.Green, null),
        [typeof(EditBody)] = scene => new EditBody(scene.Mission, Guid.Empty, "HM Treasury", "Pays", ChainPlace.Between, new BodySeen("Treasury", "Pays", ChainPlace.Between)),
        [typeof(GetDeliveryChain)] = scene => new GetDeliveryChain(scene.Mission),
        [typeof(GetDeliveryPlan)] = scene => new GetDeliveryPlan(scene.Mission),
        [typeof(GetDriverTree)] = scene => new GetDriverTree(scene.Mission),
        [typeof(HangPlan)] = scene => new HangPlan(scene.Mission, scene.InterventionId, null),
        [typeof(MarkCause)] = scene => new MarkCause(scene.Mission, Guid.Empty, IsSymptom: true),
        [typeof(MoveDriver)] = scene => new MoveDriver(scene.Mission, Guid.Empty, scene.TargetId),
        [typeof(RateLink)] = scene => new RateLink(scene.Mission, Guid.Empty, Strength.Green),
        [typeof(RecordTalk)] = scene => new RecordTalk(scene.Mission, Guid.Empty, "A manager", new DateOnly(2026, 1, 5)),
        [typeof(RemoveBody)] = scene => new RemoveBody(scene.Mission, Guid.Empty),
        [typeof(RemoveDriver)] = scene => new RemoveDriver(scene.Mission, Guid.Empty),
        [typeof(RemoveLink)] = scene => new RemoveLink(scene.Mission, Guid.Empty),
        [typeof(RenameDriver)] = scene => new RenameDriver(scene.Mission, Guid.Empty, "New", "Old"),
        [typeof(ShiftDriver)] = scene => new ShiftDriver(scene.Mission, Guid.Empty, Up: true),
        [typeof(AddAssumption)] = scene => new AddAssumption(scene.Mission, scene.Plan, new Assumption(Guid.Empty, "Nurses come.", "Lead", Today, "One shift in five is empty."), scene.PlanVersion),
        [typeof(AddIntervention)] = scene => new AddIntervention(Guid.CreateVersion7(), scene.Mission, new PlanSaid(new InterventionDetails { Name = "Another plan" }, scene.Target, scene.Milestone)),
        [typeof(AskForMandate)] = scene => new AskForMandate(scene.Mission, scene.Plan, new Mandate(Guid.Empty, MandateKind.Budget, "£38m", "Minister", new DateOnly(2026, 1, 5)), scene.PlanVersion),
        [typeof(ChangeState)] = scene => new ChangeState(scene.Mission, scene.Plan, InterventionState.Test, "A pilot", "", scene.PlanVersion),
        [typeof(EditIntervention)] = scene => new EditIntervention(scene.Mission, scene.Plan, new PlanSaid(new InterventionDetails { Name = $"Intervention {scene.Canary} anew" }, "", scene.Milestone), scene.PlanVersion),
        [typeof(GetPlan)] = scene => new GetPlan(scene.Mission, scene.Plan),
        [typeof(GetPlanAddress)] = scene => new GetPlanAddress(scene.InterventionId),
        [typeof(GetPlanForm)] = scene => new GetPlanForm(scene.Mission, scene.Plan),
        [typeof(GetPlanList)] = scene => new GetPlanList(scene.Mission),
        [typeof(GetSum)] = scene => new GetSum(scene.Mission, scene.Target),
        [typeof(GetMandates)] = _ => new GetMandates(),
        [typeof(GetPlanMap)] = scene => new GetPlanMap(scene.Mission),
        [typeof(GetPlans)] = scene => new GetPlans(scene.Mission),
        [typeof(QuantifyEffect)] = scene => new QuantifyEffect(scene.Mission, scene.Plan, new EffectEstimate(Guid.Empty, 1, 2, 3) { Source = "A guess" }, scene.PlanVersion),
        [typeof(ReviewAssumption)] = scene => new ReviewAssumption(scene.Mission, scene.Plan, scene.AssumptionId, Holds: true, "They come.", new DateOnly(2098, 1, 1), scene.PlanVersion),
        [typeof(SetEstimateAside)] = scene => new SetEstimateAside(scene.Mission, scene.Plan, scene.EstimateId, CountsAgain: false, scene.PlanVersion),
        [typeof(SetOverlap)] = scene => new SetOverlap(scene.Mission, scene.Target, scene.Plan, scene.OtherPlan, 0.2, 0),
        [typeof(SetTogether)] = scene => new SetTogether(scene.Mission, scene.Target, scene.Plan, scene.OtherPlan, 0.3, 0),
        [typeof(TieToMilestone)] = scene => new TieToMilestone(scene.Mission, scene.Plan, scene.Milestone, 2, scene.PlanVersion),
        [typeof(AddDependency)] = scene => new AddDependency(scene.MilestoneId, scene.SpareId, 0),
        [typeof(AnnounceRelease)] = _ => new AnnounceRelease("measure", Period.CalendarYear(2025), new DateOnly(2026, 3, 3)),
        [typeof(CancelRelease)] = _ => new CancelRelease(Known.ReleaseId),
        [typeof(ChangeCalendarAddress)] = _ => new ChangeCalendarAddress(Wanted: true),
        [typeof(CheckUpdates)] = scene => new CheckUpdates([Update(scene)]),
        [typeof(ChooseDigest)] = _ => new ChooseDigest(Wanted: false),
        [typeof(EscalateBlocker)] = scene => new EscalateBlocker(scene.MilestoneId, scene.BlockerId, EscalationLevel.Minister, Today),
        [typeof(AskForDecision)] = scene => new AskForDecision(Guid.CreateVersion7(), scene.Mission, Asked),
        [typeof(BeginIndicator)] = _ => new BeginIndicator(Guid.CreateVersion7(), Measure("Another measure")),
        [typeof(BeginMission)] = _ => new BeginMission(Guid.CreateVersion7(), Purpose("A mission of its own")),
        [typeof(BeginTarget)] = scene => new BeginTarget(Guid.CreateVersion7(), scene.Mission, Promise("Another target")),
        [typeof(CheckTarget)] = scene => new CheckTarget(scene.Mission, Promise("Another target")),
        [typeof(CloseMission)] = scene => new CloseMission(scene.Mission, 0),
        [typeof(EditIndicator)] = _ => new EditIndicator("measure", Measure("Measure anew"), 0),
        [typeof(EditMission)] = scene => new EditMission(scene.Mission, Purpose($"Mission {scene.Canary} anew"), 0),
        [typeof(EditTarget)] = scene => new EditTarget(scene.Mission, scene.Target, Promise($"Target {scene.Canary} anew"), 0),
        [typeof(GetDecisionForm)] = _ => new GetDecisionForm(),
        [typeof(GetDecisions)] = _ => new GetDecisions(),
        [typeof(GetIndicatorAddress)] = _ => new GetIndicatorAddress(Known.IndicatorId),
        [typeof(GetIndicatorToEdit)] = _ => new GetIndicatorToEdit("measure"),
        [typeof(GetMilestoneForm)] = scene => new GetMilestoneForm(scene.Mission, null),
        [typeof(GetMissionAddress)] = scene => new GetMissionAddress(scene.MissionId),
        [typeof(GetMissionToEdit)] = scene => new GetMissionToEdit(scene.Mission),
        [typeof(GetTargetAddress)] = scene => new GetTargetAddress(scene.TargetId),
        [typeof(GetTargetForm)] = scene => new GetTargetForm(scene.Mission, scene.Target),
        [typeof(PublishMission)] = scene => new PublishMission(scene.Mission, 0),
        [typeof(PublishTarget)] = scene => new PublishTarget(scene.Mission, scene.Target, 0),
        [typeof(RecordDecision)] = scene => new RecordDecision(Guid.CreateVersion7(), scene.Mission, Asked, null),
        [typeof(StaffUnit)] = scene => new StaffUnit(scene.Mission, new DeliveryUnit("Unit", "Lead", ["Department"]), 0),
        [typeof(TakeDecision)] = scene => new TakeDecision(scene.DecisionId, new Choice { What = "Yes", On = Today, By = "Minister" }),
        [typeof(AddAuthenticator)] = _ => new AddAuthenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "000000", Words),
        [typeof(AddPasskey)] = _ => new AddPasskey(Passkey, "Work phone"),
        [typeof(AppointPerson)] = scene => new AppointPerson(scene.AccountId, Role.Auditor, null, "Auditor", new DateOnly(2026, 1, 1), null),
        [typeof(ChangePassword)] = _ => new ChangePassword("harbour violin seventeen moss"),
        [typeof(ChooseFirstPassword)] = scene => new ChooseFirstPassword(scene.AccountId, "made up", "harbour violin seventeen moss"),
        [typeof(ComeIn)] = _ => new ComeIn(Guid.Empty, "made up", "Somebody", "somebody@example.org", Words),
        [typeof(DisablePerson)] = scene => new DisablePerson(scene.AccountId),
        [typeof(EnablePerson)] = scene => new EnablePerson(scene.AccountId),
        [typeof(EndSight)] = _ => new EndSight(Known.ReleaseId, Known.EarlyPost),
        [typeof(EndAppointment)] = scene => new EndAppointment(scene.PostId, null),
        [typeof(EndSessions)] = _ => new EndSessions(),
        [typeof(ErasePerson)] = scene => new ErasePerson(scene.AccountId),
        [typeof(GetBoard)] = _ => new GetBoard(),
        [typeof(GetCalendarAddress)] = _ => new GetCalendarAddress(),
        [typeof(AskForAction)] = scene => new AskForAction(scene.CommentId, "Somebody", new DateOnly(2028, 1, 1)),
        [typeof(DeleteComment)] = scene => new DeleteComment(scene.CommentId),
        [typeof(EditComment)] = scene => new EditComment(scene.CommentId, "Better.", 0),
        [typeof(FinishAction)] = scene => new FinishAction(scene.CommentId),
        [typeof(GetActions)] = _ => new GetActions(),
        [typeof(GetChanges)] = scene => new GetChanges(new ChangesFilter { Mission = scene.Mission }, GetChanges.APage),
        [typeof(GetComments)] = scene => new GetComments(new CommentAddress(scene.Mission)),
        [typeof(GetDataCatalogue)] = _ => new GetDataCatalogue(),
        [typeof(GetDigest)] = _ => new GetDigest(),
        [typeof(GetNews)] = scene => new GetNews(scene.Mission),
        [typeof(GetFigures)] = _ => new GetFigures(new FiguresAddress(Known.Indicator)),
        [typeof(GetHeldFile)] = _ => new GetHeldFile(Known.FileHash),
        [typeof(GetHeldRelease)] = _ => new GetHeldRelease(Known.ReleaseId),
        [typeof(GetReleaseLooks)] = _ => new GetReleaseLooks(),
        [typeof(GetReleases)] = _ => new GetReleases(),
        [typeof(GetHistory)] = _ => new GetHistory(),
        [typeof(GetImport)] = _ => new GetImport(Known.ImportId),
        [typeof(GetImportProgress)] = _ => new GetImportProgress(Known.ImportId),
        [typeof(GetImportRow)] = _ => new GetImportRow(Known.ImportNumber),
        [typeof(GetImports)] = _ => new GetImports(null),
        [typeof(GetOneImport)] = _ => new GetOneImport(Known.ImportNumber),
        [typeof(GetImportForm)] = _ => new GetImportForm(),
        [typeof(GetKnockOn)] = scene => new GetKnockOn(scene.MilestoneId, new DateOnly(2032, 1, 1)),
        [typeof(GetLastUpdates)] = _ => new GetLastUpdates(),
        [typeof(GetLateData)] = _ => new GetLateData(),
        [typeof(GetMethodVersions)] = _ => new GetMethodVersions(),
        [typeof(GetMilestone)] = scene => new GetMilestone(scene.Mission, $"milestone-{scene.Canary}"),
        [typeof(GetMilestones)] = scene => new GetMilestones(scene.Mission),
        [typeof(GetMission)] = scene => new GetMission(scene.Mission),
        [typeof(GetMissionCalendar)] = scene => new GetMissionCalendar(scene.Mission),
        [typeof(GetMissions)] = _ => new GetMissions(),
        [typeof(GetMyUpdates)] = _ => new GetMyUpdates(),
        [typeof(GetPublicDatasets)] = _ => new GetPublicDatasets(),
        [typeof(GetRestore)] = scene => new GetRestore(scene.Line),
        [typeof(GetNeverImported)] = _ => new GetNeverImported([]),
        [typeof(GetNextRelease)] = _ => new GetNextRelease("measure"),
        [typeof(GetPersonCalendar)] = _ => new GetPersonCalendar(Known.CalendarSecret),
        [typeof(GetPlaceRows)] = _ => new GetPlaceRows(),
        [typeof(GetPlaces)] = _ => new GetPlaces(),
        [typeof(GetPublished)] = scene => new GetPublished(scene.UpdateId),
        [typeof(GetOutbox)] = _ => new GetOutbox(),
        [typeof(GetOwnAccount)] = _ => new GetOwnAccount(),
        [typeof(GetPeople)] = _ => new GetPeople(),
        [typeof(GetPerson)] = scene => new GetPerson(scene.AccountId),
        [typeof(GetSearch)] = _ => new GetSearch("mission target milestone"),
        [typeof(GetStrategyMoves)] = _ => new GetStrategyMoves(new Dictionary<Guid, DateOnly>()),
        [typeof(GetCompared)] = scene => new GetCompared(scene.Mission, scene.Target, [scene.ScenarioId], []),
        [typeof(KeepScenario)] = scene => new KeepScenario(Guid.CreateVersion7(), scene.Mission, scene.Target, "Another scenario", $"reach-{scene.Plan}=50"),
        [typeof(RemoveScenario)] = scene => new RemoveScenario(scene.ScenarioId, Removed: true),
        [typeof(GetToKeep)] = scene => new GetToKeep(scene.Mission, scene.Target, new QueryCollection()),
        [typeof(GetKept)] = scene => new GetKept(scene.Mission, scene.Target, scene.ScenarioId),
        [typeof(GetWhatIf)] = scene => new GetWhatIf(scene.Mission, scene.Target, new QueryCollection()),
        [typeof(GetTarget)] = scene => new GetTarget(new TargetAddress(scene.Mission, scene.Target)),
        [typeof(GetTargets)] = _ => new GetTargets(new TargetFilter(SavedView.All)),
        [typeof(GetWaiting)] = scene => new GetWaiting(scene.MilestoneId, scene.SpareId),
        [typeof(KeepMap)] = _ => new KeepMap("made up", "Week, Rate", new(null, null)),
        [typeof(ForgetMap)] = _ => new ForgetMap("made up"),
        [typeof(UndoImport)] = _ => new UndoImport(Known.ImportNumber),
        [typeof(RestoreImport)] = _ => new RestoreImport(Known.ImportNumber),
        [typeof(ImportObservations)] = _ => new ImportObservations(new ImportFile(Figures, "figures.csv")),
        [typeof(ImportPlaces)] = _ => new ImportPlaces(new PlaceSource(Areas, "places.csv")),
        [typeof(HoldRelease)] = _ => new HoldRelease(Guid.CreateVersion7(), new ImportFile(Figures, "figures.csv"), DateTimeOffset.UtcNow.AddDays(20)),
        [typeof(LetSee)] = _ => new LetSee(Known.ReleaseId, Known.EarlyPost, Stage.Out.AddDays(-1)),
        [typeof(LoadDemoPack)] = _ => new LoadDemoPack("social-exclusion"),
        [typeof(LookAtHeldFigures)] = _ => new LookAtHeldFigures(Known.ReleaseId),
        [typeof(MoveRelease)] = _ => new MoveRelease(Known.ReleaseId, DateTimeOffset.UtcNow.AddDays(20)),
        [typeof(NoteLateRelease)] = _ => new NoteLateRelease(Known.ReleaseId, "A fault."),
        [typeof(InvitePerson)] = _ => new InvitePerson(Guid.Parse("0192f1a0-0000-7000-8000-00000000000a"), "Somebody New", "somebody.new@example.org"),
        [typeof(MakeNewLink)] = scene => new MakeNewLink(scene.AccountId),
        [typeof(MakeRecoveryCodes)] = _ => new MakeRecoveryCodes(Words),
        [typeof(MeetMilestone)] = scene => new MeetMilestone(scene.MilestoneId, new DateOnly(2026, 1, 15), scene.MilestoneVersion),
        [typeof(PlanMilestone)] = scene => new PlanMilestone(scene.Mission, "A new step", "Director", null, null, new DateOnly(2027, 3, 1)),
        [typeof(PreviewImport)] = _ => new PreviewImport(new ImportFile(Figures, "figures.csv")),
        [typeof(PreviewPlaces)] = _ => new PreviewPlaces(new PlaceSource(Areas, "places.csv")),
        [typeof(PublishRelease)] = _ => new PublishRelease(Known.ReleaseId),
        [typeof(PublishUpdates)] = scene => new PublishUpdates([Update(scene)]),
        [typeof(RaiseBlocker)] = scene => new RaiseBlocker(scene.MilestoneId, "No money.", Today, "The board"),
        [typeof(RemoveDemoPack)] = _ => new RemoveDemoPack("social-exclusion"),
        [typeof(RemoveDependency)] = scene => new RemoveDependency(scene.FollowerId, scene.MilestoneId),
        [typeof(ResolveBlocker)] = scene => new ResolveBlocker(scene.MilestoneId, scene.BlockerId, Today, "Paid."),
        [typeof(ReviseMilestone)] = scene => new ReviseMilestone(scene.MilestoneId, new($"Milestone {scene.Canary} anew", scene.Owner, null, scene.Target), new($"Milestone {scene.Canary}", scene.Owner, null, scene.Target)),
        [typeof(RemoveAuthenticator)] = _ => new RemoveAuthenticator(),
        [typeof(RemovePasskey)] = _ => new RemovePasskey("made-up"),
        [typeof(ResetSecondStep)] = scene => new ResetSecondStep(scene.AccountId),
        [typeof(SetUpFirstAdministrator)] = _ => new SetUpFirstAdministrator(Guid.Empty, "made up", "Somebody", "somebody@example.org", "harbour violin seventeen moss"),
        [typeof(ReopenComment)] = scene => new ReopenComment(scene.CommentId),
        [typeof(ResolveComment)] = scene => new ResolveComment(scene.CommentId),
        [typeof(RestoreChange)] = scene => new RestoreChange(scene.Line, Anyway: false),
        [typeof(WriteComment)] = scene => new WriteComment(Guid.CreateVersion7(), new CommentAddress(scene.Mission), null, "Between us."),
        [typeof(SlipMilestone)] = scene => new SlipMilestone(scene.MilestoneId, new DateOnly(2032, 1, 1), scene.MilestoneVersion),
        [typeof(StopDigest)] = _ => new StopDigest(Known.StopToken),
        [typeof(UndoUpdates)] = scene => new UndoUpdates(scene.UpdateId),
        [typeof(RetryMail)] = _ => new RetryMail(Known.MailId),
    };

    private static FeedEntry Fed(string name) => new(name, "https://data.example.gov.uk/other.csv");

    private static MissionDetails Purpose(string name) => new() { Name = name, Purpose = "Everyone has work.", LeadMinister = "Minister", SeniorResponsibleOwner = "Director" };

    private static IndicatorDetails Measure(string name) => new() { Name = name, UnitKind = UnitKind.Percent, LagDays = 30, Source = "Office of tests" };

    private static TargetSaid Promise(string name) => new(
        new TargetDraft { Name = name, Promise = "90% by 2029.", Place = "United Kingdom", Direction = Direction.AtLeast, BaselinePeriod = Period.CalendarYear(2024), BaselineValue = 50, Deadline = Period.CalendarYear(2029), Value = 90, Owner = "Director" },
        "measure",
        "K02000001");

    public static IReadOnlyList<Type> Requests { get; } =
    [
        .. typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && (IsCommand(type) || ViewOf(type) is not null)).OrderBy(type => type.Name),
    ];

    /// <summary>Requests that nobody has put in here, and what is here for requests that are gone.</summary>
    public static IEnumerable<string> Missing => Requests.Except(All.Keys).Select(type => type.Name);

    /// <summary>Some answers name nothing, and say in words of their own that there is no such thing.</summary>
    public static bool SaysAbsent(object view) => view switch
    {
        IReadOnlyList<UpdateCheck> rows => rows.All(row => row.Problem?.StartsWith(NotHere, StringComparison.Ordinal) == true),
        string page => new[] { NotHere, NoSuch }.Any(words => page.Contains($"\"{words}", StringComparison.Ordinal) || page.Contains($">{words}", StringComparison.Ordinal)),
        _ => false,
    };

    public static UpdateEntry Update(Scene scene) => new(scene.MilestoneId, scene.MilestoneVersion, ReportedStatus.OnTime, Note: "As planned.");

    public static object Of(Type request, Scene scene) => All[request](scene);

    /// <summary>What is one's own is different for everybody.</summary>
    public static object Of(Type request, Actor actor, Scene scene) => request == typeof(RemovePasskey) ? new RemovePasskey(actor.Passkey) : Of(request, scene);

    public static bool IsAboutTarget(Type request) => Of(request, Scene.OwnHidden).ToString() is { } words && (words.Contains(Scene.OwnHidden.Target, StringComparison.Ordinal) || words.Contains(Scene.OwnHidden.TargetId.ToString(), StringComparison.Ordinal));

    /// <summary>It is the same wherever one stands.</summary>
    public static bool IsAboutAll(Type request) => Of(request, Scene.Own).ToString() == Of(request, Scene.Other).ToString() && Of(request, Scene.Own) is not (PublishUpdates or CheckUpdates);

    public static bool IsCommand(Type type) => type.IsAssignableTo(typeof(ICommand));

    /// <summary>What a query is answered with; null for what is no query.</summary>
    public static Type? ViewOf(Type type) =>
        type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];
}
