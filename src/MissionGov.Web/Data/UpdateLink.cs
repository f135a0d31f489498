namespace MissionGov.Web.Data;

/// <summary>A way to one person's updates without signing in, good for one use.</summary>
internal sealed class UpdateLink
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the token; who reads the database cannot follow the link.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
