using System.Text.RegularExpressions;

namespace MissionGov.Web.Serving.Outbound;

/// <summary>The hosts that an organisation lets the program speak to: <c>MissionGov__Feeds__Hosts</c> and <c>MissionGov__Webhooks__Hosts</c>. Empty, and so off, unless somebody names some.</summary>
internal sealed partial class HostList(IReadOnlyList<string> names)
{
    public const string Feeds = "Feeds";
    public const string Webhooks = "Webhooks";

    public static readonly HostList None = new([]);

    private const string Key = "Hosts";
    private const string Beneath = "*.";

    private static readonly char[] Between = [',', ';', ' '];

    public IReadOnlyList<string> Names => names;

    public bool IsEmpty => names.Count == 0;

    /// <param name="patterns">Whether all names beneath one may be named at once, as *.example.org: some receivers have a name for each customer.</param>
    public static HostList Read(IConfigurationSection section, string prefix, bool patterns, List<string> problems)
    {
        problems.AddRange(
            from child in section.GetChildren()
            where !child.Key.Equals(Key, StringComparison.OrdinalIgnoreCase)
            select $"{prefix}__{child.Key} is not a setting. The setting is {prefix}__{Key}.");
        var named = (section[Key] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        problems.AddRange(
            from name in named
            where !IsName(patterns && name.StartsWith(Beneath, StringComparison.Ordinal) ? name[Beneath.Length..] : name)
            select $"{prefix}__{Key} has \"{name}\". Write names of hosts like data.example.gov.uk{(patterns ? " or *.example.org" : "")}, with commas between, and no addresses.");
        return named.Length == 0 ? None : new HostList([.. named.Select(name => name.ToLowerInvariant()).Distinct()]);
    }

    public bool Has(Uri address)
    {
        if (address.HostNameType != UriHostNameType.Dns) return false;
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        return names.Any(name => name.StartsWith(Beneath, StringComparison.Ordinal) ? host.EndsWith(name[1..], StringComparison.Ordinal) : host == name);
    }

    // The last part begins with a letter, so 127.1 and 0x7f.0x1 are none.
    private static bool IsName(string text) => text.Length <= 253 && Name().IsMatch(text);

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
