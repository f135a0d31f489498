using System.Globalization;
using MimeKit;

namespace MissionGov.Web.Serving;

/// <summary>The mail server, where an organisation has one: <c>MissionGov__Mail__Host</c> and so on. A class, not a record, so that no log prints its password.</summary>
internal sealed class MailSettings
{
    public const string Section = "Mail";

    private const int SubmissionPort = 587;

    private static readonly string[] Known = [nameof(Host), nameof(Port), nameof(User), nameof(Password), nameof(From), nameof(StartTls), nameof(PublicAddress)];

    public required string Host { get; init; }

    public int Port { get; init; } = SubmissionPort;

    public string? User { get; init; }

    public string? Password { get; init; }

    public required MailboxAddress From { get; init; }

    /// <summary>Demanded unless switched off; with port 465 the whole connection is encrypted instead.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Where links in mails lead. Never taken from a request: whoever asks could name a site of their own.</summary>
    public required Uri PublicAddress { get; init; }

    /// <returns>Null where no mail server is named: then no mail is sent.</returns>
    public static MailSettings? Read(IConfigurationSection section, string prefix, List<string> problems)
    {
        var before = problems.Count;
        problems.AddRange(
            from child in section.GetChildren()
            where !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
            select $"{prefix}__{child.Key} is not a setting. The settings are {string.Join(", ", Known.Select(name => $"{prefix}__{name}"))}.");
        var host = Text(section[nameof(Host)]);
        var address = PublicAddressOf(section, prefix, problems);
        if (host is null)
        {
            var orphan = Known.Except([nameof(Host), nameof(PublicAddress)]).FirstOrDefault(name => Text(section[name]) is not null);
            if (orphan is not null) problems.Add($"{prefix}__{orphan} is set, but {prefix}__Host is not. Name the mail server, or leave both out.");
            return null;
        }

        if (address is null && Text(section[nameof(PublicAddress)]) is null) problems.Add($"{prefix}__PublicAddress is missing. Write where people find these pages, like https://missions.example.gov.uk.");
        if (!MailboxAddress.TryParse(Text(section[nameof(From)]) ?? "", out var from)) problems.Add($"{prefix}__From is \"{section[nameof(From)]}\". Write an address like MissionGov <missions@example.gov.uk>.");
        var port = Text(section[nameof(Port)]) is { } number ? PortOf(number, prefix, problems) : SubmissionPort;
        var encrypted = Text(section[nameof(StartTls)]) is not { } tls || YesOrNo(tls, prefix, problems);
        var (user, password) = (Text(section[nameof(User)]), section[nameof(Password)]);
        if (user is null != string.IsNullOrEmpty(password)) problems.Add($"{prefix}__User and {prefix}__Password belong together. Set both, or leave both out.");
        if (user is not null && !encrypted && port != SmtpsPort && host is not ("localhost" or "127.0.0.1" or "::1")) problems.Add($"{prefix}__StartTls is false, so the password would travel unprotected. Set it to true, or leave out the user and the password.");
        return problems.Count > before ? null : new MailSettings { Host = host, Port = port, User = user, Password = password, From = from!, StartTls = encrypted, PublicAddress = address! };
    }

    /// <summary>Links in calendars need it too, with or without mail.</summary>
    public static Uri? PublicAddressOf(IConfigurationSection section) => PublicAddressOf(section, "", []);

    public const int SmtpsPort = 465;

    // Secrets travel in these links: only a machine's own address may do without encryption.
    private static Uri? PublicAddressOf(IConfigurationSection section, string prefix, List<string> problems)
    {
        if (Text(section[nameof(PublicAddress)]) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))) return address;
        problems.Add($"{prefix}__PublicAddress is \"{text}\". Write where people find these pages, like https://missions.example.gov.uk, and nothing behind it.");
        return null;
    }

    private static int PortOf(string text, string prefix, List<string> problems)
    {
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0) return port;
        problems.Add($"{prefix}__Port is \"{text}\". Write a number like 587, or leave it out.");
        return SubmissionPort;
    }

    private static bool YesOrNo(string text, string prefix, List<string> problems)
    {
        if (bool.TryParse(text, out var yes)) return yes;
        problems.Add($"{prefix}__StartTls is \"{text}\". Set it to true or false, or leave it out.");
        return true;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
