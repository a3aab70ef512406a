using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>An invariant did not hold.</summary>
/// <param name="message">Begins with the invariant's number and name in the design, and a colon.</param>
internal sealed class ViolationException(string message) : Exception(message)
{
    public string Invariant => Message[..Message.IndexOf(':', StringComparison.Ordinal)];
}

/// <summary>What really happened, seen by nobody in the simulation, and the invariants that are held against it.</summary>
internal sealed class Truth(World world)
{
    /// <summary>How far a board whose clock is good may be off.</summary>
    private static readonly Duration Tolerance = Duration.FromSeconds(3);

    /// <summary>How far it may be off in calm times: an answer that was two seconds under way is good enough for it.</summary>
    private static readonly Duration CalmTolerance = Duration.FromSeconds(2.5);

    private static readonly Duration MostLate = Duration.FromMinutes(6);

    private readonly Dictionary<(BoardId Board, string Digest), (Manifest Manifest, long Order)> _issued = [];
    private readonly HashSet<(BoardId Board, string Digest)> _forgotten = [];
    private readonly Dictionary<BoardId, (long Order, long Version)> _lit = [];
    private readonly Dictionary<(BoardId Board, long Counter), bool> _orders = [];
    private readonly Dictionary<BoardId, long> _obeyed = [];
    private readonly HashSet<BoardId> _orderSpoilt = [];
    private readonly HashSet<long> _forgottenOrders = [];
    private Instant _trialUntil = Instant.MinValue;
    private readonly Dictionary<BoardId, LitRecord> _records = [];
    private readonly Dictionary<BoardId, CommandRecord> _commands = [];
    private readonly Dictionary<BoardId, (string Boot, long Number)> _believed = [];
    private readonly Dictionary<(BoardId Board, string Boot, long Number), byte[]> _said = [];
    private readonly Dictionary<BoardId, string> _digests = [];
    private readonly HashSet<BoardId> _frameSpoilt = [];
    private readonly Dictionary<BoardId, (string Digest, LitScene Scene)> _whole = [];
    private long _order;

    /// <summary>The plays that were made.</summary>
    public PlayTruth Plays => field ??= new PlayTruth(RecordOf, IsOfATrial);

    /// <summary>How many lit or dark moments were checked.</summary>
    public long Checked { get; private set; }

    public static void Demand(bool holds, string invariant)
    {
        if (!holds)
            throw new ViolationException(invariant);
    }

    public void Issued(Manifest manifest, string digest) => _issued[(manifest.Board, digest)] = (manifest, ++_order);

    /// <summary>The hub was put back and knows nothing any more of what it issued above a version.</summary>
    public void Forgot(BoardId board, long version) => _forgotten.UnionWith(_issued.Where(issued => issued.Key.Board == board && issued.Value.Manifest.Version > version).Select(issued => issued.Key));

    public LitRecord RecordOf(BoardId board) => _records.TryGetValue(board, out var record) ? record : _records[board] = new LitRecord(board, world);

    public CommandRecord CommandsOf(BoardId board) => _commands.TryGetValue(board, out var record) ? record : _commands[board] = new CommandRecord(board, world);

    public void Commanded(BoardId board, long counter, string kind, int? percent) => CommandsOf(board).Given(counter, kind, percent);

    /// <summary>The hub goes by this from now on: of one start of a board, by no older word than before.</summary>
    public void Believed(BoardId board, BoardState state)
    {
        Demand(
            !_believed.TryGetValue(board, out var last) || last.Boot != state.Boot || state.Number >= last.Number,
            $"10 Told: the hub takes what {board} said as number {state.Number} for newer than number {last.Number}");
        _believed[board] = (state.Boot, state.Number);
    }

    /// <summary>A board that signs says something of itself.</summary>
    public void Said(BoardState state) => _said[(state.Board, state.Boot, state.Number)] = WireJson.Write(state);

    /// <summary>The hub believes something that came in the name of a board that signs.</summary>
    /// <param name="board">The board.</param>
    /// <param name="isShutOut">Its key was stolen: who speaks in its name now may be anybody.</param>
    /// <param name="state">Null for what is no state.</param>
    public void Heard(BoardId board, bool isShutOut, BoardState? state)
    {
        Demand(!isShutOut, $"10 Told: the hub hears somebody in the name of {board}, which it has shut out");
        Demand(
            state is null || (_said.TryGetValue((board, state.Boot, state.Number), out var said) && said.AsSpan().SequenceEqual(WireJson.Write(state))),
            $"10 Told: the hub believes of {board} what it never said, as number {state?.Number} of {state?.Boot}");
    }

    /// <summary>A hub that starts has heard nobody.</summary>
    public void HubStarted() => _believed.Clear();

    /// <summary>The keys that the manifest names which a board lights; null where none is known.</summary>
    public IReadOnlyList<VerificationKey>? KeysOf(BoardId board, string digest) => _issued.TryGetValue((board, digest), out var issued) ? issued.Manifest.Keys : null;

    /// <summary>A file was spoilt that nobody could have known of: what stood in it may be forgotten, and nothing else.</summary>
    public void Spoilt(BoardId board, string file)
    {
        world.Count(Fault.ReplaceTorn);
        if (file is "memory" or "keys")
            _lit.Remove(board);
        else if (file.StartsWith("frames/", StringComparison.Ordinal))
            _frameSpoilt.Add(board);
        else if (file == "commands")
            CommandsOf(board).Spoilt();
        else if (file == "plays-open")
            RecordOf(board).Spoilt();
    }

    public void Ordered(BoardId board, long counter, bool dark) => _orders[(board, counter)] = dark;

    /// <summary>A board says which order it obeys.</summary>
    public void Obeyed(BoardId board, long counter)
    {
        Demand(counter == 0 || _orders.ContainsKey((board, counter)), $"6 Blank: {board} obeys order {counter}, which nobody gave");
        if (counter == 0)
            return;
        var last = _obeyed.GetValueOrDefault(board);
        // What neither the board nor the hub remembers nobody can know.
        var isForgotten = _orderSpoilt.Remove(board) && _forgottenOrders.Contains(last);
        _obeyed[board] = isForgotten ? counter : Math.Max(counter, last);
    }

    /// <summary>A board's disk has nothing left of its order: it knows no more of it than the hub tells.</summary>
    public void OrderSpoilt(BoardId board)
    {
        world.Count(Fault.OrderSpoilt);
        _orderSpoilt.Add(board);
    }

    /// <summary>The hub was put back and knows nothing any more of the orders above a counter.</summary>
    public void ForgotOrders(long counter) => _forgottenOrders.UnionWith(_orders.Keys.Select(order => order.Counter).Where(c => c > counter));

    /// <summary>Whether a message is a manifest that the hub signed while its clock was ahead, however late it comes.</summary>
    public bool IsOfTheFuture(string topic, byte[] payload) =>
        Topic.TryParse(topic) is Topic.OfBoard { Channel: BoardChannel.Desired } of
        && _issued.TryGetValue((of.Board, SignedManifest.DigestOf(Encoding.UTF8.GetString(payload))), out var issued) && issued.Manifest.IssuedAt > world.Now;

    /// <summary>A trial begins or ends. What its hub sent may be under way for minutes after it.</summary>
    public void Trial(bool isOn) => _trialUntil = isOn ? Instant.MaxValue : world.Now + MostLate;

    /// <summary>Whether a board that is reached may hear of a trial.</summary>
    public bool IsTrialAbout => world.Now < _trialUntil;

    /// <summary>Whether a message is a trial's manifest, however late it comes.</summary>
    public bool IsOfATrial(string topic, byte[] payload) =>
        Topic.TryParse(topic) is Topic.OfBoard { Channel: BoardChannel.Desired } of
        && _issued.TryGetValue((of.Board, SignedManifest.DigestOf(Encoding.UTF8.GetString(payload))), out var issued) && issued.Manifest.Trial;

    /// <summary>Looks at what a board lights at a moment.</summary>
    public void Look(BoardId board, Lit lit, Instant itsTime, bool clockIsGood, bool timeIsDoubtful)
    {
        Checked++;
        var shown = lit.At(itsTime);
        if (_orders.TryGetValue((board, _obeyed.GetValueOrDefault(board)), out var dark) && dark)
            Demand(shown.Scene is null, $"6 Blank: {board} is lit ({shown.Reason}) although order {_obeyed[board]} was obeyed");
        Taken(board, lit.Digest, isWhole: shown.Reason != ShownReason.FramesMissing);
        if (shown.Scene is not { } scene)
            return;
        if (scene.Id is "identity" or "test")
        {
            Card(board, shown, scene);
            return;
        }

        Demand(_issued.TryGetValue((board, lit.Digest), out var issued), $"1 Authentic: {board} lights version {lit.Version}, which the hub never made for it");
        var (manifest, order) = issued;
        Monotone(board, (order, manifest.Version), _forgotten.Contains((board, lit.Digest)));
        // The same object holds the same pixels: looked at once, not each second.
        if (!_whole.TryGetValue(board, out var whole) || whole.Digest != lit.Digest || !ReferenceEquals(whole.Scene, scene))
            Whole(board, manifest, scene);
        _whole[board] = (lit.Digest, scene);
        Demand(timeIsDoubtful || manifest.Trial || itsTime >= manifest.IssuedAt, $"3 Fresh: the time of {board} ({itsTime}) is before its manifest was signed");
        if (!clockIsGood)
            return;
        var isFallback = scene.Id == manifest.Fallback;
        var fits = manifest.Segments.Any(s => s.Scenes.Contains(scene.Id) && world.Now >= s.From - Tolerance && world.Now < s.Until + Tolerance && world.Now < manifest.LeaseUntil + Tolerance);
        Demand(isFallback || fits, $"3 Fresh: {board} lights {scene.Id} outside its time");
    }

    /// <summary>
    /// The power goes. What was taken in this very turn nobody has seen lit, and the board may start hours later, or by another time, in which other frames are due: what
    /// the disk holds is looked at now.
    /// </summary>
    public void PowerWent(BoardId board, string digest, IReadOnlyDictionary<string, byte[]> files, Instant itsTime)
    {
        if (_issued.TryGetValue((board, digest), out var issued))
            Taken(board, digest, Ought.NeededAt(issued.Manifest, itsTime).All(id => files.ContainsKey($"frames/{id}.png")));
    }

    /// <summary>A manifest is taken when the frames of that moment are there, also in the dark; later ones may come later.</summary>
    private void Taken(BoardId board, string digest, bool isWhole)
    {
        if (!_issued.TryGetValue((board, digest), out var issued))
            return;
        Demand(
            _digests.GetValueOrDefault(board) == digest || _frameSpoilt.Contains(board) || isWhole,
            $"5 Atomic: {board} takes manifest {issued.Manifest.Version} before it has the frames of this moment");
        _digests[board] = digest;
    }

    /// <remarks>
    /// A manifest that was under way when its hub was put back may come later than those that the hub made since, which knew nothing of it. Where it has
    /// the higher version nobody can tell that it is older: it counts, until the hub hears of it and continues above.
    /// </remarks>
    private void Monotone(BoardId board, (long Order, long Version) now, bool isForgotten)
    {
        var last = _lit.GetValueOrDefault(board);
        Demand(now.Version >= last.Version, $"2 Monotone: {board} goes back from version {last.Version} to {now.Version}");
        Demand(now.Order >= last.Order || (isForgotten && now.Version > last.Version), $"2 Monotone: {board} goes back from manifest {last.Order} to {now.Order}");
        _lit[board] = now;
    }

    private static void Whole(BoardId board, Manifest manifest, LitScene scene)
    {
        var described = manifest.Scenes.FirstOrDefault(s => s.Id == scene.Id);
        Demand(described is not null, $"1 Authentic: {board} lights scene {scene.Id}, which is not in its manifest");
        Demand(described!.Frames.SequenceEqual(scene.Frames), $"1 Authentic: {board} lights other frames than the manifest names");
        for (var i = 0; i < scene.Frames.Count; i++)
            Demand(Pictures.Frames[scene.Frames[i]].Equals(scene.Scene.Frames[i]), $"5 Atomic: {board} lights pixels that are not those of frame {i} of {scene.Id}");
    }

    /// <summary>Its own name, when it has nothing else or was asked; the test patterns, when it was asked. Never other pixels.</summary>
    private void Card(BoardId board, Shown shown, LitScene scene)
    {
        var card = scene.Id == "test" ? TestCard.Of(Pictures.Size, isRgb: false) : IdentityCard.Of(board, Pictures.Size);
        Demand(card.Scene.Frames.SequenceEqual(scene.Scene.Frames), $"1 Authentic: {board} lights a card that is not its own");
        if (shown.Reason != ShownReason.Waiting)
            CommandsOf(board).Lights(shown.Reason);
    }

    /// <summary>A board has started and heard nobody yet: it goes on with what it lit before.</summary>
    public void Started(BoardId board, Lit lit, Instant itsTime, Instant? kept)
    {
        Demand(kept is not { } time || itsTime >= time, $"3 Fresh: {board} starts at {itsTime} although it had kept {kept}");
        NotForgotten(board, lit);
    }

    private void NotForgotten(BoardId board, Lit lit) => Demand(
        !_lit.TryGetValue(board, out var before) || (_issued.TryGetValue((board, lit.Digest), out var issued) && issued.Order >= before.Order),
        $"4 Durable: {board} has forgotten manifest {_lit.GetValueOrDefault(board).Order}, which it had lit");

    /// <summary>All is calm: a board lights what the programme that the hub wants says for this moment, and nothing when it is ordered dark.</summary>
    /// <param name="board">The board.</param>
    /// <param name="digest">The hub's manifest.</param>
    /// <param name="order">The counter of the hub's blank order; a board that had a newer one from a hub that was put back since stays with that.</param>
    /// <param name="isDarkHere">Someone who stands at it made it dark.</param>
    /// <param name="light">The LEDs.</param>
    /// <param name="when">For the message.</param>
    public void Right(BoardId board, string digest, long order, bool isDarkHere, (Frame? Pixels, int Brightness) light, string when)
    {
        _frameSpoilt.Remove(board);
        FrameId? lit = light.Pixels is null ? null : FrameId.Of(PngWriter.Encode(light.Pixels));
        if (_orders.GetValueOrDefault((board, Math.Max(order, _obeyed.GetValueOrDefault(board)))))
        {
            Demand(lit is null, $"6 Blank: {board} is lit although it is ordered dark, {when}, at {world.Now}");
            return;
        }

        if (isDarkHere)
        {
            Demand(lit is null, $"6 Blank: {board} is lit although someone at it made it dark, {when}, at {world.Now}");
            return;
        }

        var programme = _issued[(board, digest)].Manifest;
        var ought = Ought.FramesAround(programme, world.Now, CalmTolerance);
        Demand(ought.Contains(lit), $"7 Convergence: {board} lights {Name(lit)} and ought to light {string.Join(" or ", ought.Select(Name))}, {when}, at {world.Now}");
        Demand(
            lit is null || (CommandsOf(board).Percent is { } told ? told == light.Brightness : Ought.BrightnessAround(programme, world.Now, CalmTolerance).Contains(light.Brightness)),
            $"7 Convergence: {board} lights at {light.Brightness} percent, {when}, at {world.Now}");
    }

    /// <summary>All is calm: a board keeps the frames that its manifest names and no others, and no plays that the hub has had for long.</summary>
    public void Tidy(BoardId board, string digest, IEnumerable<string> files, bool isNew, bool mayKeepPlays)
    {
        var named = _issued[(board, digest)].Manifest.Scenes.SelectMany(s => s.AllFrames).Select(id => $"frames/{id}.png").ToHashSet(StringComparer.Ordinal);
        var (frames, others) = (files.Count(f => f.StartsWith("frames/", StringComparison.Ordinal) && !named.Contains(f)), files.Count(f => f.StartsWith("plays/", StringComparison.Ordinal)));
        // A disk that did not let them go, or a power cut, leaves them until the next manifest.
        Demand(frames == 0 || !isNew, $"11 Bounded: {board} keeps {frames} frames that no manifest names");
        Demand(others <= 2 || (mayKeepPlays && others < 200), $"11 Bounded: {board} keeps {others} files of plays although the hub has them");
    }

    /// <summary>Two manifests may have one version where the hub was put back between them.</summary>
    private bool IsOfATrial(BoardId board, long version) => _issued.Any(issued => issued.Key.Board == board && issued.Value.Manifest.Version == version && issued.Value.Manifest.Trial)
        && !_issued.Any(issued => issued.Key.Board == board && issued.Value.Manifest.Version == version && !issued.Value.Manifest.Trial);

    private static string Name(FrameId? frame) => frame is { } id ? $"picture {Pictures.Ids.Index().Where(p => p.Item == id).Select(p => p.Index).FirstOrDefault(-1)}" : "nothing";
}
