using System.Text.RegularExpressions;

namespace MissionGov.Web.Data;

internal enum MailKind
{
    Digest,

    /// <summary>Somebody was mentioned, or is asked to decide.</summary>
    Call,

    /// <summary>A feed of theirs brought nothing that could be imported.</summary>
    Feed,
}

/// <summary>
/// A mail that is owed to a person. It is written in the transaction of the change that causes it, so neither is there without the other, and sent later.
/// The address is looked up when it is sent.
/// </summary>
internal sealed partial class OutboxMail
{
    /// <summary>Also its Message-ID: sent twice, it is known to be the same mail.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required MailKind Kind { get; init; }

    /// <summary>One line: a break in it would begin a new header.</summary>
    public required string Subject { get; init => field = Breaks().Replace(value, " ").Trim(); }

    public required string Text { get; init; }

    /// <summary>Where it leads, below the public address; null where the text says so itself.</summary>
    public string? Page { get; init; }

    public required DateTimeOffset CreatedAt
    {
        get;
        init => (field, NextTryAt) = (value, value);
    }

    /// <summary>Not before this. Whoever takes the mail moves it on, which keeps other nodes away while it is being sent.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Given up on, for the reason in <see cref="LastError"/>, until somebody asks to try again.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>What was given up on is tried anew.</summary>
    public void Retry(DateTimeOffset at) => (ParkedAt, Attempts, NextTryAt) = (null, 0, at);

    [GeneratedRegex(@"[\p{Cc}\p{Zl}\p{Zp}]+")]
    private static partial Regex Breaks();
}

/// <summary>That a person's digest of a week has been dealt with: written, or left out as there was nothing to say.</summary>
internal sealed class DigestMark
{
    public required Guid PersonId { get; init; }

    /// <summary>Its Monday.</summary>
    public required DateOnly Week { get; init; }
}
