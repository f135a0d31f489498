using System.Text.RegularExpressions;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Digest;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Who may do what, tried and written down.</summary>
public sealed partial class RightsTests(RightsMatrix matrix) : IClassFixture<RightsMatrix>
{
    internal const string WriteAnew = "MISSIONGOV_WRITE_RIGHTS";

    private static readonly string Page = Path.Combine(SourceTree.Root, "tests", "MissionGov.Web.Tests", "Matrix", "rights.md");

    [Fact]
    public async Task Every_answer_is_as_written_down()
    {
        var found = RightsTable.Of(matrix);
        if (Environment.GetEnvironmentVariable(WriteAnew) is { Length: > 0 }) await File.WriteAllTextAsync(Page, found, TestContext.Current.CancellationToken);
        var written = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);

        Assert.Equal(Lasting(written), Lasting(found));
    }

    // Whether there is a digest to read depends on what is late and due on the day of the run.
    private static IEnumerable<string> Lasting(string table) => table.Split('\n').Where(line => !line.StartsWith("| GetDigest |", StringComparison.Ordinal) && !line.StartsWith("| GET /me/digest |", StringComparison.Ordinal));

    // Denied by default: each yes needs a post that gives it, held where it was asked.
    [Fact]
    public void Nothing_is_allowed_that_the_posts_held_do_not_give() => Assert.Equal([],
        from row in matrix.Requests
        from answer in row.Answers
        let actor = answer.Key.Actor
        where answer.Value.Mark == Mark.Yes && row.Requires != Permission.ReadPublished && !(actor.Role is { } role && Rights.Has(role, row.Requires!.Value))
        select $"{row.Name} by {actor.Name} about {answer.Key.Scene.Name}");

    [Fact]
    public void A_visitor_can_change_nothing() => Assert.Equal([],
        from row in matrix.Requests
        where Samples.Requests.Any(type => type.Name == row.Name && Samples.IsCommand(type))
        from answer in row.Answers
        where answer.Key.Actor.Role is null && answer.Value.Mark == Mark.Yes && row.Name != nameof(StopDigest)   // the secret stands for the person
        select row.Name);

    [Fact]
    public void Nobody_changes_or_sees_the_draft_of_a_mission_that_is_not_theirs() => Assert.Equal([],
        from row in matrix.Requests.Concat(matrix.Routes)
        from answer in row.Answers
        where answer.Key.Scene == Scene.OtherDraft && answer.Key.Actor is { IsForAll: false } && answer.Value.Mark != Mark.Absent && row.Answers[(answer.Key.Actor, Scene.Other)].Mark != answer.Value.Mark
        select $"{row.Name} by {answer.Key.Actor.Name}");

    /// <summary>Rows in which everybody is refused, each with why; all of them are tried elsewhere.</summary>
    private static readonly Dictionary<string, string> ForNobodyHere = new()
    {
        ["ChooseFirstPassword"] = "takes the token of a link, which AdministrationTests has",
        ["ComeIn"] = "takes the word of the provider, which ProviderSignInTests has",
        ["NoteLateRelease"] = "is the program's own, which EmbargoTests has",
        ["PublishRelease"] = "is the program's own, which EmbargoTests has",
        ["SetUpFirstAdministrator"] = "takes the code of the first run, which SetUpTests has",
        ["GET /{**path:file}"] = "answers for a file that is not there",
        ["HEAD /{**path:file}"] = "answers for a file that is not there",
        ["GET /set-up"] = "is there before the first account only",
        ["POST /set-up"] = "is there before the first account only",
        ["GET /sign-in/code"] = "is for whoever has given a right password a moment ago",
        ["POST /sign-in/code"] = "is for whoever has given a right password a moment ago",
        ["GET /sign-in/provider"] = "is there with a provider only",
    };

    // A row of refusals alone would stay the same whatever became of the right it stands for.
    [Fact]
    public void Every_row_lets_somebody_in() => Assert.Equal(
        ForNobodyHere.Keys.Concat(RouteProbe.CircuitPages).Order(StringComparer.Ordinal),
        matrix.Requests.Concat(matrix.Routes).Concat(matrix.Hiding).Where(row => row.Answers.Values.All(answer => answer.Mark != Mark.Yes)).Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_not_published_of_a_published_mission_is_shown_to_nobody_who_may_not_read_drafts_there()
    {
        var shown = from row in matrix.Requests.Concat(matrix.Routes)
                    from answer in row.Answers
                    from hidden in Scene.Hiding
                    where Canary.IsIn(answer.Value.View, hidden.Canary)
                    select (row.Name, answer.Key.Actor, hidden);

        Assert.Equal([], shown.Where(one => !MayReadDrafts(one.Actor, one.hidden)).Select(one => $"{one.Name} shows {one.hidden.Canary} to {one.Actor.Name}").Distinct());
        Assert.Contains(shown, one => one is { Name: "GET /targets", Actor.Role: Role.UnitLead });
    }

    private static bool MayReadDrafts(Actor actor, Scene hidden) => actor.Role is { } role && Rights.Has(role, Permission.ReadDrafts) && (actor.IsForAll || hidden == Scene.OwnHidden);

    [Fact]
    public void What_one_may_not_see_is_answered_in_the_words_for_what_is_not_there() => Assert.Empty(string.Join('\n',
        from row in matrix.Requests.Concat(matrix.Routes).Concat(matrix.Hiding)
        from answer in row.Answers
        where answer.Value.Mark == Mark.Absent && row.Scenes.Contains(answer.Key.Scene)
        let nowhere = row.Answers[(answer.Key.Actor, answer.Key.Scene.Absent)]
        where (nowhere.Mark, Said(nowhere, answer.Key.Scene.Absent)) != (answer.Value.Mark, Said(answer.Value, answer.Key.Scene))
        select $"{row.Name} by {answer.Key.Actor.Name} about {answer.Key.Scene.Name}: {answer.Value.Words} instead of {nowhere.Words}"));

    // A page may say again what stood in the address, and each request has a reference of its own.
    private static string Said(Answer answer, Scene scene) =>
        Reference().Replace(answer.Words.Replace(scene.Target, "…", StringComparison.Ordinal).Replace(scene.Target.Replace('-', ' '), "…", StringComparison.Ordinal).Replace(scene.Mission, "…", StringComparison.Ordinal).Replace(scene.Canary, "…", StringComparison.Ordinal), "…");

    [GeneratedRegex("\"(reference|traceId)\":\"[^\"]*\"")]
    private static partial Regex Reference();
}
