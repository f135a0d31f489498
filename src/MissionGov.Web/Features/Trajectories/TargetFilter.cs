using Microsoft.AspNetCore.Http.Extensions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>A view of the targets that has a name.</summary>
public enum SavedView
{
    Behind,
    All,
}

/// <summary>What the table of targets is ordered by, worst first.</summary>
public enum TargetOrder
{
    Gap,
    Status,
    Name,
    Months,
    Chance,
    Trend,
    Age,
}

/// <summary>Which targets, in which order. All of it stands in the address; what cannot be read there counts as not asked.</summary>
public sealed record TargetFilter(SavedView View = SavedView.Behind, string? Mission = null, TargetStatus? Level = null, string? Owner = null, bool Late = false, TargetOrder Sort = TargetOrder.Gap)
{
    public bool IsNarrowed => Mission is not null || Level is not null || Owner is not null || Late;

    /// <summary>As it stands in an address: "?view=behind&amp;level=offTrack".</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder { { "view", Code(View) } };
            if (Mission is not null) query.Add("mission", Mission);
            if (Level is { } level) query.Add("level", level.Code());
            if (Owner is not null) query.Add("owner", Owner);
            if (Late) query.Add("late", "on");
            if (Sort != TargetOrder.Gap) query.Add("sort", Code(Sort));
            return query.ToString();
        }
    }

    internal static TargetFilter Of(IQueryCollection query) => new(
        Named<SavedView>(query["view"]) ?? SavedView.Behind,
        Text(query["mission"]),
        Named<TargetStatus>(query["level"]),
        Text(query["owner"]),
        query["late"] == "on",
        Named<TargetOrder>(query["sort"]) ?? TargetOrder.Gap);

    public static string Code<T>(T name)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name.ToString());

    // By name only: a number would pass for a name that does not exist.
    public static T? Named<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(name => Code(name) == text).Select(name => (T?)name).FirstOrDefault();

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
