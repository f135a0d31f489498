using Microsoft.AspNetCore.Identity;
using MissionGov.Domain.People;
using MissionGov.Web.Features.Administration;
using MissionGov.Web.Features.Board;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.History;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Features.Missions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.OwnAccount;
using MissionGov.Web.Features.SignIn;
using MissionGov.Web.Features.Trajectories;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>One of each command and query, about a scene. What does not depend on it is about all missions.</summary>
internal static class Samples
{
    private static readonly string Figures = Path.Combine(AppContext.BaseDirectory, "Samples", "nhs-rtt-overview.csv");

    private static readonly IReadOnlyList<string> Words = ["2345-6789-ABCD-EFGH"];
    private static readonly UserPasskeyInfo Passkey = new([1], [2], DateTimeOffset.UnixEpoch, 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);

    private static readonly Dictionary<Type, Func<Scene, object>> All = new()
    {
        [typeof(AddAuthenticator)] = _ => new AddAuthenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "000000", Words),
        [typeof(AddPasskey)] = _ => new AddPasskey(Passkey, "Work phone"),
        [typeof(AppointPerson)] = scene => new AppointPerson(scene.AccountId, Role.Auditor, null, "Auditor", new DateOnly(2026, 1, 1), null),
        [typeof(ChangePassword)] = _ => new ChangePassword("harbour violin seventeen moss"),
        [typeof(ChooseFirstPassword)] = scene => new ChooseFirstPassword(scene.AccountId, "made up", "harbour violin seventeen moss"),
        [typeof(ComeIn)] = _ => new ComeIn(Guid.Empty, "made up", "Somebody", "somebody@example.org", Words),
        [typeof(DisablePerson)] = scene => new DisablePerson(scene.AccountId),
        [typeof(EnablePerson)] = scene => new EnablePerson(scene.AccountId),
        [typeof(EndAppointment)] = _ => new EndAppointment(Guid.Empty, null),
        [typeof(EndSessions)] = _ => new EndSessions(),
        [typeof(ErasePerson)] = scene => new ErasePerson(scene.AccountId),
        [typeof(GetBoard)] = _ => new GetBoard(),
        [typeof(GetDataCatalogue)] = _ => new GetDataCatalogue(),
        [typeof(GetHeldFile)] = _ => new GetHeldFile(new string('0', 64)),
        [typeof(GetHistory)] = _ => new GetHistory(),
        [typeof(GetImport)] = _ => new GetImport(Guid.Empty),
        [typeof(GetImportForm)] = _ => new GetImportForm(),
        [typeof(GetMethodVersions)] = _ => new GetMethodVersions(),
        [typeof(GetMilestones)] = scene => new GetMilestones(scene.Mission),
        [typeof(GetMission)] = scene => new GetMission(scene.Mission),
        [typeof(GetMissions)] = _ => new GetMissions(),
        [typeof(GetNeverImported)] = _ => new GetNeverImported([]),
        [typeof(GetOwnAccount)] = _ => new GetOwnAccount(),
        [typeof(GetPeople)] = _ => new GetPeople(),
        [typeof(GetPerson)] = scene => new GetPerson(scene.AccountId),
        [typeof(GetTarget)] = scene => new GetTarget(new TargetAddress(scene.Mission, scene.Target)),
        [typeof(GetTargets)] = _ => new GetTargets(new TargetFilter(SavedView.All)),
        [typeof(ImportObservations)] = _ => new ImportObservations(new ImportFile(Figures, "figures.csv")),
        [typeof(InvitePerson)] = _ => new InvitePerson(Guid.Parse("0192f1a0-0000-7000-8000-00000000000a"), "Somebody New", "somebody.new@example.org"),
        [typeof(LoadDemoPack)] = _ => new LoadDemoPack("five-missions"),
        [typeof(MakeNewLink)] = scene => new MakeNewLink(scene.AccountId),
        [typeof(MakeRecoveryCodes)] = _ => new MakeRecoveryCodes(Words),
        [typeof(MeetMilestone)] = scene => new MeetMilestone(scene.MilestoneId, new DateOnly(2026, 1, 15), scene.MilestoneVersion),
        [typeof(PreviewImport)] = _ => new PreviewImport(new ImportFile(Figures, "figures.csv")),
        [typeof(RemoveAuthenticator)] = _ => new RemoveAuthenticator(),
        [typeof(RemovePasskey)] = _ => new RemovePasskey("made-up"),
        [typeof(ResetSecondStep)] = scene => new ResetSecondStep(scene.AccountId),
        [typeof(RemoveDemoPack)] = _ => new RemoveDemoPack("social-exclusion"),
        [typeof(SetUpFirstAdministrator)] = _ => new SetUpFirstAdministrator(Guid.Empty, "made up", "Somebody", "somebody@example.org", "harbour violin seventeen moss"),
        [typeof(SlipMilestone)] = scene => new SlipMilestone(scene.MilestoneId, new DateOnly(2028, 1, 1), scene.MilestoneVersion),
    };

    public static IReadOnlyList<Type> Requests { get; } =
    [
        .. typeof(Program).Assembly.GetTypes().Where(type => type.IsClass && (IsCommand(type) || ViewOf(type) is not null)).OrderBy(type => type.Name),
    ];

    /// <summary>Requests that nobody has put in here, and what is here for requests that are gone.</summary>
    public static IEnumerable<string> Missing => Requests.Except(All.Keys).Select(type => type.Name);

    public static object Of(Type request, Scene scene) => All[request](scene);

    /// <summary>It is the same wherever one stands.</summary>
    public static bool IsAboutAll(Type request) => Of(request, Scene.Own).Equals(Of(request, Scene.Other));

    public static bool IsCommand(Type type) => type.IsAssignableTo(typeof(ICommand));

    /// <summary>What a query is answered with; null for what is no query.</summary>
    public static Type? ViewOf(Type type) =>
        type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];
}
