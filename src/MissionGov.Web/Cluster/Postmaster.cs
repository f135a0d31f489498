using System.Diagnostics;
using System.Globalization;

namespace MissionGov.Web.Cluster;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>, which a killed server leaves behind.</summary>
internal static class Postmaster
{
    private const int StatusLine = 7;   // LOCK_FILE_LINE_PM_STATUS, counted from zero; PostgreSQL 10 and later

    public static bool IsReady(string data) => Lines(data).ElementAtOrDefault(StatusLine)?.Trim() == "ready";

    /// <summary>True when the process named there is alive and is a server of this data folder, not a later one of the same number.</summary>
    public static bool IsAlive(string data)
    {
        if (!int.TryParse(Lines(data).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)) return false;

        try
        {
            // A process that has ended but was not waited for has an empty command line.
            if (Directory.Exists("/proc/self")) return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(data);
            using var process = Process.GetProcessById(id);
            return process.ProcessName == "postgres";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Takes away what a killed server left; its number may by now belong to another process, and would stop the next start.</summary>
    public static void Forget(string data, string socketFolder)
    {
        File.Delete(FileIn(data));
        foreach (var socket in Directory.EnumerateFiles(socketFolder, ".s.PGSQL.*")) File.Delete(socket);
    }

    private static string[] Lines(string data)
    {
        try
        {
            return File.ReadAllLines(FileIn(data));
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static string FileIn(string data) => Path.Combine(data, "postmaster.pid");
}
