namespace MissionGov.Web.Cluster;

/// <summary>
/// A lock on a file, released by the kernel when its holder ends, however it ends.
/// .NET locks an open file with flock, as the guard's shell does: shared, or alone with <see cref="FileShare.None"/>.
/// </summary>
internal sealed class ClusterLock(string path)
{
    private const int WouldBlockOnLinux = 11, WouldBlockOnMac = 35;   // EWOULDBLOCK in errno.h
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public string Path => path;

    public Task<FileStream> ShareAsync(CancellationToken ct) => WaitAsync(FileShare.Read, ct);

    public Task<FileStream> HoldAloneAsync(CancellationToken ct) => WaitAsync(FileShare.None, ct);

    /// <summary>True while somebody holds it alone.</summary>
    public bool IsHeldAlone()
    {
        using var shared = TryOpen(FileShare.Read);
        return shared is null;
    }

    /// <summary>True while others share it.</summary>
    public bool IsShared()
    {
        using var alone = TryOpen(FileShare.None);
        return alone is null && !IsHeldAlone();
    }

    private async Task<FileStream> WaitAsync(FileShare share, CancellationToken ct)
    {
        while (true)
        {
            if (TryOpen(share) is { } held) return held;
            await Task.Delay(Pause, ct);
        }
    }

    private FileStream? TryOpen(FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
