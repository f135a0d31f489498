namespace MissionGov.Web.Data;

/// <summary>Who changed what, when and why. Rows are only ever added, and each vouches for all before it.</summary>
internal sealed class AuditLine
{
    /// <summary>Counts from 1 without a gap.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A role title. Names of persons stand with the accounts only, so that erasing one leaves the chain as it is.</summary>
    public required string Who { get; init; }

    /// <summary>The account that acted; a number that says nothing once the account is erased.</summary>
    public Guid? PersonId { get; init; }

    public Guid? MissionId { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>The event's name, such as MilestoneSlipped.</summary>
    public required string Event { get; init; }

    public required string Summary { get; init; }

    /// <summary>Why, in the person's own words; empty where none was asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>Field by field before and after, as JSON; null where the event names none.</summary>
    public string? Changes { get; init; }

    /// <summary>The event with old and new values, as JSON. Text, because jsonb would not give back what was hashed.</summary>
    public required string Detail { get; init; }

    /// <summary>Made by the sender, unique: a command sent twice has one effect.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>Of what the sender wanted, so that the same id sent with other content is noticed; null on lines of parts and on those from before it was kept. No part of the chain.</summary>
    public string? Intent { get; init; }

    /// <summary>0 for what the command did, then one for each of its parts.</summary>
    public int Part { get; init; }

    /// <summary>The hash of the line before; 32 zero bytes before the first.</summary>
    public byte[] PreviousHash { get; init; } = [];

    /// <summary>SHA-256 over the previous hash and the text of this line.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>The last line of the audit, kept apart: a tail that was cut off would not be missed otherwise.</summary>
internal sealed class AuditHead
{
    public int Id { get; init; }

    public required long Sequence { get; set; }

    public required byte[] Hash { get; set; }

    /// <summary>As it is noted elsewhere: 40:9f86…</summary>
    public static string Words(long sequence, byte[] hash) => $"{sequence}:{Convert.ToHexStringLower(hash)}";
}
