using System.Security.Claims;

namespace MissionGov.Web.Access;

/// <summary>What a person may do at all.</summary>
internal enum Permission
{
    EditDelivery,
    EditData,
    Administer,
}

/// <summary>Whoever acts: a role title, what it may do, and where. Nobody is known by name.</summary>
/// <param name="Title">As it stands in the audit.</param>
/// <param name="Mission">The slug of the one mission the rights are for; null for all.</param>
internal sealed record Person(string Title, string? Mission, params IReadOnlyList<Permission> Permissions)
{
    public static readonly Person Visitor = new("Visitor", null);

    /// <summary>Whoever can run the program on the server.</summary>
    public static readonly Person CommandLine = new("command line", null, Enum.GetValues<Permission>());

    public bool May(Permission permission, string? mission) => Permissions.Contains(permission) && (Mission is null || Mission == mission);

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Title)], "persona"));
}
