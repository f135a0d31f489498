using MissionGov.Domain.People;

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

/// <summary>The releases for a spreadsheet.</summary>
internal static class LateDataCsv
{
    public static readonly IReadOnlyList<string> Headings = ["state", "days_late", "on", "announced", "indicator", "name", "period", "targets", "owners"];

    public static IReadOnlyList<object?> Row(ReleaseJson release) =>
        [release.State, release.DaysLate, release.On, release.Announced ? "yes" : "no", release.Indicator, release.Name, release.Period, string.Join(' ', release.Targets), string.Join("; ", release.Owners)];
}
