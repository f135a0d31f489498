using System.Runtime.Versioning;

namespace MissionGov.Web.Cluster;

/// <summary>Whose account the server runs under: ours, or another one when we are root, which PostgreSQL refuses.</summary>
internal static class ServerAccount
{
    /// <summary>The account to change to, or null to stay who we are.</summary>
    public static string? Name { get; } = !Environment.IsPrivilegedProcess ? null : Exists("postgres") ? "postgres" : "nobody";

    /// <summary>True when the server's account can reach what lies at this path.</summary>
    public static bool CanReach(string path)
    {
        if (Name is null) return true;

        for (var parent = Directory.GetParent(path); parent is not null; parent = parent.Parent)
            if (parent.Exists && !parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        return true;
    }

    /// <summary>Lets the server's account pass through a folder that root may have made for itself alone.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void LetPass(string folder)
    {
        if (Name is not null) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
    }

    /// <summary>Makes a folder that only the server's account (and root) may enter.</summary>
    [UnsupportedOSPlatform("windows")]
    public static async Task MakePrivateAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (Name is not null) await ServerProgram.RunAsync(ServerProgram.OnPath, ["chown", Name, folder], asServer: false, ct);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool Exists(string account) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(account + ":", StringComparison.Ordinal));
}
