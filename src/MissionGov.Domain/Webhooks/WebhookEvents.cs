namespace MissionGov.Domain.Webhooks;

/// <summary>Something an administrator did with a webhook. Its address and secret are no part of it.</summary>
public abstract record WebhookEvent(Guid Webhook, string Name) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Webhook;
}

public sealed record WebhookAdded(Guid Webhook, string Name, string Host, IReadOnlyList<NewsKind> Wanted) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"Webhook added: {Name}, to {Host}, about {NewsWords.List(Wanted)}.";
}

public sealed record WebhookEdited(Guid Webhook, string Name, string Host, IReadOnlyList<NewsKind> Wanted) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"Webhook changed: {Name}, to {Host}, about {NewsWords.List(Wanted)}.";
}

public sealed record WebhookPaused(Guid Webhook, string Name, bool IsPaused) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"Webhook {(IsPaused ? "paused" : "on again")}: {Name}.";
}

public sealed record WebhookRemoved(Guid Webhook, string Name) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"Webhook removed: {Name}.";
}

public sealed record WebhookTested(Guid Webhook, string Name) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"Webhook tested: {Name}.";
}

public sealed record NewsSentAgain(Guid Webhook, string Name, NewsKind Kind) : WebhookEvent(Webhook, Name)
{
    public override string Summary => $"News sent again ({NewsWords.Of(Kind)}): {Name}.";
}
