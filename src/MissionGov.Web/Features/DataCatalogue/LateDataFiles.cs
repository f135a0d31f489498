using MissionGov.Domain.People;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Late figures, next releases and unattended posts, as programs read them. The names are a contract; add, never rename.</summary>
internal sealed record LateDataJson(DateOnly Today, int GraceDays, IReadOnlyList<ReleaseJson> Releases, IReadOnlyList<PostJson> Posts)
{
    public static LateDataJson Of(LateDataView view) => new(
        view.Today, view.GraceDays, [.. view.Releases.Select(release => ReleaseJson.Of(release, view.Today))],
        [.. (view.Owners ?? []).Select(post => new PostJson(post.Mission, post.Title, post.Gap, post.Since, post.Targets, post.Milestones))]);
}

/// <param name="State">"late", "out" within its days of grace, or "expected".</param>
internal sealed record ReleaseJson(string Indicator, string Name, string Period, DateOnly On, bool Announced, string State, int DaysLate, IReadOnlyList<string> Targets, IReadOnlyList<string> Owners)
{
    public static ReleaseJson Of(AwaitedRelease release, DateOnly today) => new(
        release.Indicator, release.Name, release.Period.Compact, release.On, release.IsAnnounced,
        release.DaysLate > 0 ? "late" : release.On <= today ? "out" : "expected", release.DaysLate, [.. release.Targets.Select(target => target.Address)], release.Owners);
}

/// <summary>By title only: no file holds a name.</summary>
internal sealed record PostJson(string Mission, string Title, OwnerGap Gap, DateOnly? Since, int Targets, int Milestones);

/// <summary>The releases as a table. The headings are a contract; add, never rename.</summary>
internal static class ReleasesTable
{
    private static readonly Columns<ReleaseJson> All = new Columns<ReleaseJson>()
        .Text("state", "Whether it is late, out and not loaded yet, or expected", row => row.State)
        .Whole("days_late", "Days past the day it was due and its days of grace", row => row.DaysLate)
        .Day("on", "The day it comes out", row => row.On)
        .YesNo("announced", "Its publisher has named the day; else it is the usual time", row => row.Announced)
        .Text("indicator", "The measure, as in addresses and files", row => row.Indicator)
        .Text("name", "The name of the measure", row => row.Name)
        .Text("period", "What the figure is about", row => row.Period)
        .Text("targets", "The pages of the targets that wait for it", row => string.Join(' ', row.Targets))
        .Text("owners", "Who is in charge of them, by role", row => string.Join("; ", row.Owners));

    public static DataTable Of(LateDataView view) => All.Table("late-data", "Late figures and next releases", "/data/late", LateDataJson.Of(view).Releases);
}
