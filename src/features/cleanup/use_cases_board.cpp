// Who has how much to do and has done, from sums that are kept; how far the scan is.
#include "core/value/date.hpp"
#include "features/cleanup/rules_find.hpp"
#include "features/cleanup/use_cases.hpp"
#include "features/cleanup/use_cases_keep.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::cleanup {

namespace {

/// Whose sums are asked for: one owner's, or those in the caller's scope (null: everybody's).
class Owners {
 public:
    Owners(const Ctx& ctx, Id asked) {
        in_scope_ = ctx.owners_in_scope("cleanup.read", own_);
        if (!asked) return;
        own_.clear();
        if (ctx.covers("cleanup.read", asked)) own_.push_back(asked);
        in_scope_ = &own_;
    }
    const std::vector<Id>* list() const { return in_scope_; }

 private:
    std::vector<Id> own_;
    const std::vector<Id>* in_scope_ = nullptr;
};

/// Adds up by owner and for all.
class Tally {
 public:
    explicit Tally(Date today) : today_(today) {}
    void add(const ScoreCell& cell) {
        for (One* one : both(cell.owner_id)) {
            one->stand.records_count += cell.records_count;
            one->score_sum += cell.score_sum;
        }
    }
    void add(const OpenCell& cell) {
        for (One* one : both(cell.owner_id)) one->stand.open_count += cell.open_count;
        codes_[cell.code] += cell.open_count;
    }
    void add(const ResolvedCell& cell) {
        const bool lately = cell.day > today_.plus_days(-kShortDays);
        for (One* one : both(cell.owner_id)) {
            one->stand.resolved_30 += cell.resolved_count;
            if (lately) one->stand.resolved_7 += cell.resolved_count;
        }
    }

    Board board(Tx& tx, Instant now) const {
        Board board{.all = finished(all_)};
        for (const auto& [owner, one] : owners_) {
            if (one.stand.records_count == 0 && one.stand.resolved_30 == 0) continue;
            board.owners.push_back(finished(one));
            board.owners.back().owner_id = owner;
            board.owners.back().owner_name = identity::remembered_name(tx, now, owner);
        }
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<FlawCode>>([&](auto d) {
            const FlawTraits& traits = traits_of(d.value);
            const auto open = codes_.find(d.value);
            board.codes.push_back({d.value, traits.kind, traits.severity,
                                   open == codes_.end() ? 0 : open->second, traits.fixes});
        });
        return board;
    }

 private:
    struct One {
        OwnerStand stand;
        std::int64_t score_sum = 0;
    };
    static OwnerStand finished(const One& one) {
        OwnerStand stand = one.stand;
        stand.average_score = average(one.score_sum, stand.records_count);
        return stand;
    }
    std::array<One*, 2> both(Id owner) { return {&all_, &owners_[owner]}; }

    Date today_;
    One all_;
    std::map<Id, One> owners_;
    std::map<FlawCode, std::int64_t> codes_;
};

bool is_running(const Scan& scan) { return scan.started_at.v > 0 && scan.finished_at.v == 0; }

/// How many there are of everybody is told to whoever may have all of them looked at.
ScanView view_of(Tx& tx, const Ctx& ctx, const Scan& scan) {
    ScanView view;
    static_cast<Scan&>(view) = scan;
    view.running = is_running(scan);
    if (!ctx.allowed("cleanup.scan")) {
        view.looked_count = 0;
        return view;
    }
    for (const ScoreCell& cell : score_cells(tx, nullptr)) view.records_count += cell.records_count;
    return view;
}

}  // namespace

Result<Board> show_cleanup_board(Tx& tx, const Ctx& ctx, const BoardQuestion& in) {
    const Owners owners(ctx, in.owner_id);
    Tally tally(ctx.today);
    for (const ScoreCell& cell : score_cells(tx, owners.list())) tally.add(cell);
    for (const OpenCell& cell : open_cells(tx, owners.list())) tally.add(cell);
    for (const ResolvedCell& cell :
         resolved_cells(tx, ctx.today.plus_days(1 - kLongDays), owners.list()))
        tally.add(cell);
    return tally.board(tx, ctx.now);
}

std::int64_t count_flaws(Tx& tx, const Ctx& ctx) {
    const Owners owners(ctx, {});
    std::int64_t count = 0;
    for (const OpenCell& cell : open_cells(tx, owners.list())) count += cell.open_count;
    return count;
}

Result<ScanView> show_cleanup_scan(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return view_of(tx, ctx, find_scan(tx).value_or(Scan{}));
}

Result<ScanView> request_cleanup_scan(Tx& tx, const Ctx& ctx, const ScanRequest&) {
    const Scan scan = hold_scan(tx);
    return view_of(tx, ctx, is_running(scan) ? scan : start_scan(tx, ctx));
}

}  // namespace zhuli::cleanup
