namespace MissionGov.Domain.People;

/// <summary>What a program may do with a token: never more than the person it belongs to.</summary>
public enum ApiScope
{
    /// <summary>Drafts too, where the person may read them.</summary>
    Read,
    WriteObservations,
    WriteMilestoneUpdates,
}

/// <summary>A way in for one person's programs. Its secret is shown once and kept as a hash.</summary>
public sealed class ApiToken
{
    public const int LongestName = 100;
    public const int UsualDays = 90;
    public const int MostDays = 365;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>What it is for, in its person's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret; who reads the database cannot use it.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>The one mission it reaches; null for all that its person reaches.</summary>
    public Guid? MissionId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && EndsAt > now;

    /// <summary>The caller keeps the token where the result is an event.</summary>
    public static (ApiToken? Made, Result Result) Make(Guid id, Guid person, string hash, ApiTokenWish wish, DateTimeOffset at)
    {
        if (wish.Problem is { } problem) return (null, problem);
        var token = new ApiToken
        {
            Id = id,
            PersonId = person,
            Name = Wording.Line(wish.Name),
            Hash = hash,
            Scopes = [.. wish.Scopes.Distinct().Order()],
            MissionId = wish.MissionId,
            MadeAt = at,
            EndsAt = at.AddDays(wish.Days),
        };
        return (token, new ApiTokenMade(person, id, token.Scopes, token.MissionId, token.EndsAt));
    }

    public Result Revoke(DateTimeOffset at)
    {
        if (RevokedAt is not null) return new Problem("token.revoked", "This token was revoked before. No program can use it.");
        RevokedAt = at;
        return new ApiTokenRevoked(PersonId, Id);
    }
}

/// <summary>What a person asks of a new token.</summary>
public sealed record ApiTokenWish(string Name, IReadOnlyList<ApiScope> Scopes, Guid? MissionId, int Days)
{
    /// <summary>Null where such a token can be made.</summary>
    public Problem? Problem => this switch
    {
        _ when Wording.IsEmpty(Name) => new("token.name", "Enter a name, such as Power BI report"),
        { Name.Length: > ApiToken.LongestName } => new("token.name", $"The name must be {ApiToken.LongestName} characters or fewer"),
        { Scopes.Count: 0 } => new("token.scopes", "Choose what the token may do"),
        { Days: < 1 or > ApiToken.MostDays } => new("token.days", $"Enter a number of days from 1 to {ApiToken.MostDays}"),
        _ when MissionId is not null && Scopes.Contains(ApiScope.WriteObservations) => new("token.mission", "Figures belong to all missions. Choose all missions, or leave out sending figures"),
        _ => null,
    };
}

public sealed record ApiTokenMade(Guid AccountId, Guid Token, IReadOnlyList<ApiScope> Scopes, Guid? Mission, DateTimeOffset EndsAt) : AccountEvent(AccountId)
{
    public override string Summary => $"A person made an API token to {string.Join(", ", Scopes.Select(Words))}{(Mission is null ? "" : " in one mission")}. It ends on {EndsAt:d MMMM yyyy}.";

    private static string Words(ApiScope scope) => scope switch
    {
        ApiScope.Read => "read",
        ApiScope.WriteObservations => "send figures",
        _ => "send milestone updates",
    };
}

public sealed record ApiTokenRevoked(Guid AccountId, Guid Token) : AccountEvent(AccountId)
{
    public override string Summary => "An API token was revoked. No program can use it any more.";
}
