using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub.Accounts;

/// <summary>Whether whoever sits at the browser is still the person who signed in: asked before anything that outlives the session. Whoever finds an open browser must not leave a way in of their own behind.</summary>
internal static class Proof
{
    /// <summary>How long ago somebody without a password may have signed in.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(10);

    /// <returns>What is wrong with it; null when it is them.</returns>
    /// <param name="context">Of the request.</param>
    /// <param name="caller">Who is signed in.</param>
    /// <param name="signIn">Counts wrong passwords.</param>
    /// <param name="password">As typed; an account without one is not asked.</param>
    public static Bilingual? Wrong(HttpContext context, Caller caller, SignIn signIn, string password)
    {
        var account = caller.Account!;
        if (account.Password is null)
            return TimeProvider.System.Now() - caller.Session!.Begun > Fresh ? AccountTexts.SignInAnew : null;
        var (right, wrong) = signIn.CheckPassword(account.Name, password, AccountPages.AddressOf(context), caller.Session);
        return right is not null ? null : wrong == AccountTexts.WrongPassword ? AccountTexts.WrongOldPassword : wrong;
    }
}
