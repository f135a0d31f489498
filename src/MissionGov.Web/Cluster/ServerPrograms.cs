using System.Globalization;

namespace MissionGov.Web.Cluster;

/// <summary>PostgreSQL's server programs on this machine, and their major version.</summary>
internal sealed record ServerPrograms(string Folder, int Major)
{
    /// <summary>The oldest version our SQL is written for.</summary>
    private const int OldestMajor = 15;

    private const string WaysOut =
        "Install them (Debian, Ubuntu: apt-get install postgresql), or by npm (bash src/run.sh does either), or set ConnectionStrings__MissionGov to a running PostgreSQL server.";

    public string Postgres => Path.Combine(Folder, "postgres");
    public string Initdb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The first programs that can serve the data: of any version when there are none yet, else of the version that made them.</summary>
    public static async Task<ServerPrograms> FindAsync(ClusterOptions options, int? dataMajor, CancellationToken ct)
    {
        var others = new List<ServerPrograms>();
        foreach (var folder in ProgramFolders.Candidates(options).Where(ProgramFolders.HasPrograms).Distinct())
        {
            var found = new ServerPrograms(folder, await MajorAsync(folder, ct));
            if (ServerAccount.CanReach(found.Postgres) && found.Major == (dataMajor ?? Math.Max(found.Major, OldestMajor))) return found;
            others.Add(found);
        }

        throw new ClusterUnavailable(dataMajor is { } major && others is [var other, ..] && other.Major != major
            ? OtherMajor(major, other)
            : NothingFound(options, others));
    }

    private static string OtherMajor(int data, ServerPrograms found) =>
        $"The data were made by PostgreSQL {data}, but the programs found are version {found.Major} (in {found.Folder}). " +
        $"Install PostgreSQL {data} beside them. To move to version {found.Major}: save the database with pg_dump of version {data}, move the data folder away, start again, and load it with pg_restore of version {found.Major}.";

    private static string NothingFound(ClusterOptions options, List<ServerPrograms> unfit) => string.Join(' ',
    [
        $"No PostgreSQL server programs (version {OldestMajor} or later) were found{(options.ProgramsFolder is { } given ? $" in MissionGov__PostgresBin ({given})" : "")}.",
        .. unfit.Select(p => p.Major switch
        {
            0 => $"Those in {p.Folder} do not run.",
            < OldestMajor => $"Those in {p.Folder} are version {p.Major}.",
            _ => $"Those in {p.Folder} cannot be reached by the account {ServerAccount.Name}, and PostgreSQL refuses to run as root.",
        }),
        WaysOut,
    ]);

    /// <summary>"postgres (PostgreSQL) 15.18 (Debian …)" gives 15; programs that do not run give 0.</summary>
    private static async Task<int> MajorAsync(string folder, CancellationToken ct)
    {
        try
        {
            var words = (await ServerProgram.RunAsync(Path.Combine(folder, "postgres"), ["--version"], asServer: false, ct)).Split(' ');
            var digits = string.Concat(words.ElementAtOrDefault(2)?.TakeWhile(char.IsAsciiDigit) ?? []);
            return int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? major : 0;
        }
        catch (ClusterUnavailable)
        {
            return 0;
        }
    }
}
