namespace MissionGov.Domain.People;

/// <summary>Something that happened to an account. It names nobody: the audit stays when a person's data are erased.</summary>
public abstract record AccountEvent(Guid AccountId) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => AccountId;
}

public sealed record FirstAdministratorMade(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "The first administrator's account was made with the code from the console.";
}

public sealed record PersonInvited(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person was invited.";
}

/// <summary>Posts that a person gained or lost by their groups at the organisation's sign-in.</summary>
public sealed record PostsByGroup(Guid AccountId, string Provider, bool IsNew, IReadOnlyList<string> Gained, IReadOnlyList<string> Lost) : AccountEvent(AccountId)
{
    public override string Summary => string.Join(' ', Sentences());

    private IEnumerable<string> Sentences()
    {
        yield return IsNew ? $"A person came in by the sign-in of {Provider} for the first time." : $"The sign-in of {Provider} brought news of a person.";
        if (Gained.Count > 0) yield return $"Gained by group: {string.Join(", ", Gained)}.";
        if (Lost.Count > 0) yield return $"Lost by group: {string.Join(", ", Lost)}.";
    }
}

public sealed record PersonDisabled(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "An account was disabled. Its sessions have ended.";
}

public sealed record PersonEnabled(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "An account was enabled again.";
}

public sealed record PersonErased(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person's name, e-mail address and sign-in data were erased.";
}

public sealed record NewLinkMade(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A link to choose a new password was made. Earlier links and sessions are void.";
}

public sealed record SecondStepRemoved(Guid AccountId, bool ByAdministrator) : AccountEvent(AccountId)
{
    public override string Summary => ByAdministrator ? "An administrator removed a person's authenticator, recovery codes and passkeys." : "A person removed their authenticator.";
}

public sealed record PasswordChosen(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person chose a password. Their other sessions have ended.";
}

public sealed record AuthenticatorAdded(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person added an authenticator.";
}

public sealed record RecoveryCodesMade(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person made new recovery codes. The old ones are void.";
}

public sealed record PasskeyAdded(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person added a passkey.";
}

public sealed record PasskeyRemoved(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person removed a passkey.";
}

public sealed record SessionsEnded(Guid AccountId) : AccountEvent(AccountId)
{
    public override string Summary => "A person signed out everywhere.";
}
