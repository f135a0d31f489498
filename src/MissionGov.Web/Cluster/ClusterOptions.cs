namespace MissionGov.Web.Cluster;

/// <summary>Where the embedded cluster keeps its data and where its programs may be found.</summary>
internal sealed record ClusterOptions(string DataFolder, string ContentRoot)
{
    /// <summary>Where root's data go: a place that the server's account can reach too.</summary>
    public const string DataFolderOfRoot = "/var/lib/missiongov";

    /// <summary>The setting that names the folder of the server programs; null = search.</summary>
    public string? ProgramsFolder { get; init; }

    /// <summary>False only in tests: a crash of the machine may then lose the cluster.</summary>
    public bool Durable { get; init; } = true;

    public static ClusterOptions From(IConfiguration configuration, string contentRoot) =>
        new(Given(configuration["MissionGov:DataFolder"]) ?? DefaultDataFolder, contentRoot)
        {
            ProgramsFolder = Given(configuration["MissionGov:PostgresBin"]),
        };

    private static string DefaultDataFolder => Environment.IsPrivilegedProcess
        ? DataFolderOfRoot
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "missiongov");

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;
}
