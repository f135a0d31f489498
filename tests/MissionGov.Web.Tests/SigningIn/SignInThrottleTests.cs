using MissionGov.Tests;
using MissionGov.Web.Access.SignIn;

namespace MissionGov.Web.Tests.SigningIn;

public sealed class SignInThrottleTests
{
    private const string Minister = "minister@example.gov.uk";

    private readonly TestClock _clock = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new(_clock);

    [Fact]
    public void Of_a_thousand_guesses_at_one_account_ten_in_five_minutes_get_through()
    {
        var through = Enumerable.Range(0, 1000).Count(i =>
        {
            _clock.Now += TimeSpan.FromSeconds(0.3);
            return _throttle.Enter(Minister, $"10.0.{i / 250}.{i % 250}", null) is null;
        });

        Assert.InRange(through, 1, SignInThrottle.MostForOneAccount);
    }

    [Fact]
    public void A_thousand_guesses_at_the_same_moment_gain_nothing() =>
        Assert.InRange(Enumerable.Range(0, 1000).AsParallel().Count(i => _throttle.Enter(Minister, $"10.0.0.{i}", null) is null), 1, SignInThrottle.MostForOneAccount);

    [Fact]
    public void Guesses_from_elsewhere_do_not_lock_the_person_out_on_their_own_device()
    {
        for (var i = 0; i < 1000; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(0.3);
            _throttle.Enter(Minister, "203.0.113.9", null);
        }

        Assert.NotNull(_throttle.Enter(Minister, "203.0.113.9", null));
        Assert.Null(_throttle.Enter(Minister, "203.0.113.9", "her phone"));
    }

    [Fact]
    public void A_known_device_that_guesses_is_held_too() =>
        Assert.InRange(Enumerable.Range(0, 100).Count(_ => _throttle.Enter(Minister, "10.0.0.1", "stolen phone") is null), 1, SignInThrottle.MostForOneAccount);

    [Fact]
    public void The_lock_opens_by_itself_after_five_minutes()
    {
        for (var i = 0; i < 200; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            _throttle.Enter(Minister, "10.0.0.1", null);
        }

        var wait = _throttle.Enter(Minister, "10.0.0.2", null);
        Assert.InRange(wait!.Value, TimeSpan.Zero, SignInThrottle.Window);
        _clock.Now += wait.Value;
        Assert.Null(_throttle.Enter(Minister, "10.0.0.2", null));
    }

    [Fact]
    public void Three_slips_cost_no_wait_and_a_success_forgets_them()
    {
        for (var i = 0; i < 3; i++) Assert.Null(_throttle.Enter(Minister, "10.0.0.1", null));
        Assert.NotNull(_throttle.Enter(Minister, "10.0.0.1", null));

        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(_throttle.Enter(Minister, "10.0.0.1", null));
        _throttle.Succeeded(Minister, null);
        Assert.Null(_throttle.Enter(Minister, "10.0.0.1", null));
    }

    [Fact]
    public void One_address_may_not_try_every_account()
    {
        var through = 0;
        for (var i = 0; i < 600; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(0.5);
            if (_throttle.Enter($"person{i}@example.gov.uk", "203.0.113.9", null) is null) through++;
        }

        Assert.Equal(SignInThrottle.MostFromOneAddress, through);
    }

    [Fact]
    public void A_flood_of_strangers_leaves_room_for_known_devices()
    {
        var through = Enumerable.Range(0, 1000).Count(i => _throttle.Enter($"person{i}@example.gov.uk", $"10.{i / 250}.{i % 250}.1", null) is null);

        Assert.InRange(through, 1, SignInThrottle.MostHashesAMinute - 1);
        Assert.Null(_throttle.Enter(Minister, "10.0.0.1", "her phone"));
    }
}
