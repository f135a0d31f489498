using System.Diagnostics;

namespace MissionGov.Web.Cluster;

/// <summary>
/// The shell that is the server's parent. It waits until no process uses the cluster, however the last one ended,
/// and then stops the server. It has a session of its own and ignores what ends others, so that the server outlives our last request.
/// </summary>
internal static class ClusterGuard
{
    // The lock on in-use is kept until the server is gone, so that whoever comes meanwhile waits and then starts a new one.
    // A fast stop is asked for again and again, because a server that is only starting does not listen yet;
    // after 8 s (40 rounds) it must stop at once, which is safe: it recovers when it next starts.
    private const string Script = """
        trap '' HUP INT TERM
        guarded=$1 inUse=$2 log=$3; shift 3
        exec </dev/null >"$log" 2>&1 8<"$guarded"
        flock --exclusive 8 || exit
        "$@" 8<&- &
        server=$!
        flock --exclusive "$inUse" sh -c '
          rounds=0
          while kill -INT "$0"; do
            rounds=$((rounds + 1))
            [ $rounds -lt 40 ] || kill -QUIT "$0"
            sleep 0.2
          done' "$server" 2>/dev/null 8<&- &
        watch=$!
        wait "$server"
        kill -KILL "$watch" 2>/dev/null
        """;

    public static Process Start(ClusterFolder folder, ServerPrograms programs, bool durable) =>
        ServerProgram.Start(
            ServerProgram.OnPath,
            ["setsid", "sh", "-c", Script, "guard", folder.Guarded.Path, folder.InUse.Path, folder.ServerLog, programs.Postgres, "-D", folder.Data, .. Settings(folder, durable)],
            asServer: true);

    private static IEnumerable<string> Settings(ClusterFolder folder, bool durable)
    {
        var safety = durable ? "on" : "off";
        string[] settings =
        [
            "listen_addresses=",
            $"unix_socket_directories={folder.SocketFolder}",
            "unix_socket_permissions=0700",
            $"port={EmbeddedCluster.Port}",
            "max_connections=200",
            "timezone=UTC",
            "log_checkpoints=off",   // the log is kept until the next start, so it must grow slowly
            $"fsync={safety}",
            $"synchronous_commit={safety}",
            $"full_page_writes={safety}",
        ];
        return settings.SelectMany(setting => new[] { "-c", setting });
    }
}
