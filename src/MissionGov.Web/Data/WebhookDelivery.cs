using MissionGov.Domain;

namespace MissionGov.Web.Data;

/// <summary>News that are owed to a webhook. It is written in the transaction of what happened, so neither is there without the other, and sent later.</summary>
internal sealed class WebhookDelivery
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WebhookId { get; init; }

    /// <summary>The same at each try and for every webhook: by it a receiver knows news that come twice.</summary>
    public required Guid NewsId { get; init; }

    public required NewsKind Kind { get; init; }

    /// <summary>Slug; null for what concerns no mission.</summary>
    public string? Mission { get; init; }

    public required string Text { get; init; }

    /// <summary>Below the public address.</summary>
    public required string Page { get; init; }

    /// <summary>As JSON.</summary>
    public required string Facts { get; init; }

    public required DateTimeOffset CreatedAt
    {
        get;
        init => (field, NextTryAt) = (value, value);
    }

    /// <summary>Not before this. Whoever takes it moves it on, which keeps other nodes away while it is being sent.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Given up on until somebody sends it again.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    public DateTimeOffset? LastTriedAt { get; private set; }

    /// <summary>What the receiver answered last; null where it did not.</summary>
    public int? LastStatus { get; private set; }

    /// <summary>The beginning of its answer, or why there was none.</summary>
    public string? LastAnswer { get; private set; }

    /// <summary>What was sent or given up on is sent anew.</summary>
    public void SendAgain(DateTimeOffset at) => (ParkedAt, SentAt, Attempts, NextTryAt) = (null, null, 0, at);
}

/// <summary>The status of a target that webhooks were told last. No judgement rests on it: it says only what is no news any more.</summary>
internal sealed class ToldStatus
{
    public required Guid TargetId { get; init; }

    public required string Status { get; init; }
}
