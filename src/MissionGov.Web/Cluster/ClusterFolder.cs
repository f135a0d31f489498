using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Cluster;

/// <summary>What lies where in the cluster's private folder.</summary>
internal sealed class ClusterFolder
{
    // The kernel allows 107 bytes for the path of a Unix socket; its file name and a margin are taken off.
    private const int LongestSocketFolder = 80;

    private ClusterFolder(string path, string socketFolder) => (Path, SocketFolder) = (path, socketFolder);

    public string Path { get; }

    /// <summary>Holds the server's socket and nothing that others may enter.</summary>
    public string SocketFolder { get; }

    public string Data => In("data");
    public string NewData => In("data.new");
    public string ServerLog => In("server.log");

    /// <summary>Held alone while the cluster is made or its server started.</summary>
    public ClusterLock Starting => new(In("starting.lock"));

    /// <summary>Shared by every process that uses the cluster; held alone by the guard while it stops the server.</summary>
    public ClusterLock InUse => new(In("in-use.lock"));

    /// <summary>Held alone by the guard as long as its server runs.</summary>
    public ClusterLock Guarded => new(In("guarded.lock"));

    /// <summary>The major version of PostgreSQL that made the data; null when there are none yet.</summary>
    public int? DataMajor =>
        File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public static async Task<ClusterFolder> PrepareAsync(string dataFolder, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            throw new ClusterUnavailable("On Windows the app does not run PostgreSQL by itself. Set ConnectionStrings__MissionGov to a running server.");

        try
        {
            var path = Place(System.IO.Path.GetFullPath(dataFolder));
            await ServerAccount.MakePrivateAsync(path, ct);
            var socketFolder = SocketFolderFor(path);
            if (socketFolder != path) await ServerAccount.MakePrivateAsync(socketFolder, ct);
            return new(path, socketFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterUnavailable(
                $"The data folder cannot be used: {e.Message} Set MissionGov__DataFolder to a folder that {Environment.UserName} may write to (now: {dataFolder}).", e);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static string Place(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = System.IO.Path.Combine(dataFolder, "postgres");
        ServerAccount.LetPass(dataFolder);
        return ServerAccount.CanReach(path) ? path : System.IO.Path.Combine(ClusterOptions.DataFolderOfRoot, ShortName(dataFolder), "postgres");
    }

    /// <summary>The folder itself, or a short one when a socket's path in it would be too long or hold what a list of folders cannot.</summary>
    internal static string SocketFolderFor(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) <= LongestSocketFolder && path.IndexOfAny([',', '"']) < 0) return path;

        var shortPath = System.IO.Path.Combine(ServerAccount.Name is null ? "/tmp" : "/run", "missiongov-" + ShortName(path));
        return new DirectoryInfo(shortPath).LinkTarget is null
            ? shortPath
            : throw new ClusterUnavailable($"{shortPath} is a link that somebody else may have laid. Remove it, or choose a shorter MissionGov__DataFolder.");
    }

    private static string ShortName(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
