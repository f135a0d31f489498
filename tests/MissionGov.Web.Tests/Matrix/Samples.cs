using MissionGov.Web.Features.Board;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Features.History;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Features.Missions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Trajectories;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>One of each command and query, about a scene. What does not depend on it is about all missions.</summary>
internal static class Samples
{
    private static readonly string Figures = Path.Combine(AppContext.BaseDirectory, "Samples", "nhs-rtt-overview.csv");

    private static readonly Dictionary<Type, Func<Scene, object>> All = new()
    {
        [typeof(AskForAction)] = scene => new AskForAction(scene.CommentId, "Somebody", new DateOnly(2028, 1, 1)),
        [typeof(DeleteComment)] = scene => new DeleteComment(scene.CommentId),
        [typeof(EditComment)] = scene => new EditComment(scene.CommentId, "Better.", 0),
        [typeof(FinishAction)] = scene => new FinishAction(scene.CommentId),
        [typeof(GetActions)] = _ => new GetActions(),
        [typeof(GetBoard)] = _ => new GetBoard(),
        [typeof(GetChanges)] = scene => new GetChanges(new ChangesFilter { Mission = scene.Mission }, GetChanges.APage),
        [typeof(GetComments)] = scene => new GetComments(new CommentAddress(scene.Mission)),
        [typeof(GetDataCatalogue)] = _ => new GetDataCatalogue(),
        [typeof(GetHeldFile)] = _ => new GetHeldFile(new string('0', 64)),
        [typeof(GetHistory)] = _ => new GetHistory(),
        [typeof(GetImport)] = _ => new GetImport(Guid.Empty),
        [typeof(GetImportForm)] = _ => new GetImportForm(),
        [typeof(GetMethodVersions)] = _ => new GetMethodVersions(),
        [typeof(GetMilestones)] = scene => new GetMilestones(scene.Mission),
        [typeof(GetMission)] = scene => new GetMission(scene.Mission),
        [typeof(GetMissions)] = _ => new GetMissions(),
        [typeof(GetRestore)] = _ => new GetRestore(1),
        [typeof(GetNeverImported)] = _ => new GetNeverImported([]),
        [typeof(GetTarget)] = scene => new GetTarget(new TargetAddress(scene.Mission, scene.Target)),
        [typeof(GetTargets)] = _ => new GetTargets(new TargetFilter(SavedView.All)),
        [typeof(ImportObservations)] = _ => new ImportObservations(new ImportFile(Figures, "figures.csv")),
        [typeof(LoadDemoPack)] = _ => new LoadDemoPack("five-missions"),
        [typeof(MeetMilestone)] = scene => new MeetMilestone(scene.MilestoneId, new DateOnly(2026, 1, 15), scene.MilestoneVersion),
        [typeof(PreviewImport)] = _ => new PreviewImport(new ImportFile(Figures, "figures.csv")),
        [typeof(RemoveDemoPack)] = _ => new RemoveDemoPack("social-exclusion"),
        [typeof(ReopenComment)] = scene => new ReopenComment(scene.CommentId),
        [typeof(ResolveComment)] = scene => new ResolveComment(scene.CommentId),
        [typeof(RestoreChange)] = _ => new RestoreChange(1, Anyway: false),
        [typeof(WriteComment)] = scene => new WriteComment(Guid.CreateVersion7(), new CommentAddress(scene.Mission), null, "Between us."),
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
