using MissionGov.Domain.People;

namespace MissionGov.Web.Serving;

/// <summary>The organisation's own sign-in, by OpenID Connect, and which of its groups hold which posts here.</summary>
/// <param name="Name">As it stands on the button: "Sign in with …".</param>
internal sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret, string Name, string GroupsClaim, IReadOnlyList<GroupPost> Posts)
{
    public const string Section = "Oidc";

    private static readonly string[] Known = [nameof(Authority), nameof(ClientId), nameof(ClientSecret), nameof(Name), nameof(GroupsClaim), nameof(Posts)];

    /// <summary>Null where nothing of it is set; what is wrong goes to the problems, with the fix.</summary>
    public static OidcSettings? Read(IConfigurationSection section, string prefix, List<string> problems)
    {
        if (!section.GetChildren().Any()) return null;
        var before = problems.Count;
        problems.AddRange(
            from child in section.GetChildren()
            where !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
            select $"{prefix}__{child.Key} is not a setting. The settings are {string.Join(", ", Known.Select(name => $"{prefix}__{name}"))}.");

        string Needed(string key)
        {
            if (section[key] is { } value && !string.IsNullOrWhiteSpace(value)) return value.Trim();
            problems.Add($"{prefix}__{key} is missing. Take it from the registration of MissionGov at your provider.");
            return "";
        }

        var (authority, id, secret) = (Needed(nameof(Authority)), Needed(nameof(ClientId)), Needed(nameof(ClientSecret)));
        if (authority.Length > 0 && !IsSafe(authority)) problems.Add($"{prefix}__Authority is \"{authority}\". Write the provider's address, beginning with https://.");
        var posts = section.GetSection(nameof(Posts)).GetChildren().Select(post => GroupPost.Read(post, $"{prefix}__{nameof(Posts)}__{post.Key}", problems)).OfType<GroupPost>().ToList();
        return problems.Count > before ? null : new OidcSettings(new Uri(authority), id, secret, Text(section[nameof(Name)]) ?? "your organisation", Text(section[nameof(GroupsClaim)]) ?? "groups", posts);
    }

    // Plain http is for a provider on the same machine, as in tests.
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

/// <summary>Whoever is in the group holds the post: <c>MissionGov__Oidc__Posts__0__Group</c>, <c>…__Role</c>, <c>…__Mission</c> (a slug; left out: all missions), <c>…__Title</c>.</summary>
internal sealed record GroupPost(string Group, Role Role, string? Mission, string Title)
{
    private static readonly string[] Known = [nameof(Group), nameof(Role), nameof(Mission), nameof(Title)];

    public static GroupPost? Read(IConfigurationSection section, string prefix, List<string> problems)
    {
        var before = problems.Count;
        problems.AddRange(
            from child in section.GetChildren()
            where !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
            select $"{prefix}__{child.Key} is not a setting. The settings are {string.Join(", ", Known.Select(name => $"{prefix}__{name}"))}.");
        foreach (var key in new[] { nameof(Group), nameof(Title) })
            if (string.IsNullOrWhiteSpace(section[key])) problems.Add($"{prefix}__{key} is missing.");
        if (!Enum.TryParse<Role>(section[nameof(Role)], ignoreCase: true, out var role) || !Enum.IsDefined(role)) problems.Add($"{prefix}__Role is \"{section[nameof(Role)]}\". Write one of {string.Join(", ", Enum.GetNames<Role>())}.");
        return problems.Count > before ? null : new GroupPost(section[nameof(Group)]!.Trim(), role, string.IsNullOrWhiteSpace(section[nameof(Mission)]) ? null : section[nameof(Mission)]!.Trim(), section[nameof(Title)]!.Trim());
    }
}
