namespace MissionGov.Web.Features.Updates;

/// <summary>All that the page of updates shows.</summary>
/// <param name="Command">Made with the page: published twice, it has one effect.</param>
/// <param name="Last">What can still be taken back, apart from what was published just now.</param>
/// <param name="Typed">What was typed, where something was wrong with it.</param>
public sealed record UpdatesScreen(
    MyUpdatesView View,
    Guid Command,
    string Token,
    IReadOnlyDictionary<Guid, TypedUpdate> Typed,
    IReadOnlyDictionary<Guid, UpdateCheck> Checks,
    string? Error = null,
    string RestLine = "",
    PublishedView? Published = null,
    IReadOnlyList<LastUpdate>? Last = null,
    bool Undone = false)
{
    public bool ShowsMissions => View.Rows.Select(row => row.Mission).Distinct().Count() > 1;
}
