namespace MissionGov.Domain.Webhooks;

public static class NewsWords
{
    public static string Of(NewsKind kind) => kind switch
    {
        NewsKind.StatusChanged => "a target changes its status",
        NewsKind.DataImported => "figures come in",
        NewsKind.UpdatesPublished => "updates of milestones are published",
        NewsKind.DecisionMade => "a decision is made",
        _ => "a test",
    };

    internal static string List(IEnumerable<NewsKind> kinds) => string.Join(", ", kinds.Select(Of));
}
