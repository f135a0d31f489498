namespace MissionGov.Web.Access.SignIn;

/// <summary>
/// Bounds how often passwords and codes are tried: for one account, from one address, and in all, since each try costs a slow hash.
/// A device that its person has signed in from before is counted by itself, so that nobody can be locked out from elsewhere on purpose.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    public const int MostForOneAccount = 10;
    public const int MostFromOneAddress = 100;
    public const int MostHashesAMinute = 120;

    /// <summary>As long as a lock lasts: it opens by itself.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // The rest is kept for known devices: a flood of guesses must not keep them out.
    private const int MostHashesOfStrangers = 90;

    // A slip of the finger costs no wait.
    private const int FreeTries = 3;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _tries = [];
    private readonly Queue<DateTimeOffset> _hashes = new();

    /// <summary>Counts a try and lets it through, or says how long to wait. Counted before the answer is known, so that many at once gain nothing.</summary>
    /// <param name="account">What was typed, whether or not there is such an account.</param>
    /// <param name="device">The device, when this account has signed in from it before; else null.</param>
    public TimeSpan? Enter(string account, string address, string? device)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            Forget(now);
            var wait = Longest(
                WaitFor(Key(account, device), now),
                device is null ? WaitAt(Of($"from {address}"), MostFromOneAddress, now) : TimeSpan.Zero,
                _hashes.Count >= (device is null ? MostHashesOfStrangers : MostHashesAMinute) ? _hashes.Peek() + Minute - now : TimeSpan.Zero);
            if (wait > TimeSpan.Zero) return wait;

            _hashes.Enqueue(now);
            Add(Key(account, device), now);
            if (device is null) Add($"from {address}", now);
            return null;
        }
    }

    /// <summary>The person knew the password: their earlier slips are forgotten. The address keeps its count, or one known password would free it.</summary>
    public void Succeeded(string account, string? device)
    {
        lock (_gate) _tries.Remove(Key(account, device));
    }

    private TimeSpan WaitFor(string key, DateTimeOffset now)
    {
        var tries = Of(key);
        if (tries.Count >= MostForOneAccount) return WaitAt(tries, MostForOneAccount, now);
        return tries.Count < FreeTries ? TimeSpan.Zero : tries[^1] + TimeSpan.FromSeconds(1 << (tries.Count - FreeTries)) - now;
    }

    private static TimeSpan WaitAt(List<DateTimeOffset> tries, int most, DateTimeOffset now) =>
        tries.Count < most ? TimeSpan.Zero : tries[^most] + Window - now;

    private List<DateTimeOffset> Of(string key) => _tries.GetValueOrDefault(key) ?? [];

    private void Add(string key, DateTimeOffset now)
    {
        if (!_tries.TryGetValue(key, out var tries)) _tries[key] = tries = [];
        tries.Add(now);
    }

    // What is remembered is bounded by the hashes of one window.
    private void Forget(DateTimeOffset now)
    {
        while (_hashes.TryPeek(out var oldest) && oldest + Minute <= now) _hashes.Dequeue();
        foreach (var (key, tries) in _tries)
        {
            tries.RemoveAll(at => at + Window <= now);
            if (tries.Count == 0) _tries.Remove(key);
        }
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits) longest = wait > longest ? wait : longest;
        return longest;
    }

    private static string Key(string account, string? device) => $"{device ?? "anywhere"} {account.Trim().ToUpperInvariant()}";
}
