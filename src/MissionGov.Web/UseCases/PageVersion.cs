namespace MissionGov.Web.UseCases;

/// <summary>The data version as a request began: its figures are of this version or newer, never older, so its tag cannot promise too much.</summary>
internal sealed class PageVersion(ChangeFeed feed)
{
    public long Number { get; } = feed.Version;
}
