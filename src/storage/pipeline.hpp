// Pipeline: many write units of one author that run strictly one after the other, while the author
// is already ahead preparing the next ones. A unit may use what an earlier one left behind, because
// it runs later; the author may not look at it before finish(). After the first refusal or outage
// nothing more is written. For bulk makers such as the demo company; people's requests never wait
// in it.
#pragma once

#include <functional>
#include <memory>

#include "core/result.hpp"
#include "storage/database.hpp"

namespace zhuli::storage {

class Pipeline {
 public:
    using Work = std::function<Result<>(Tx&)>;

    explicit Pipeline(Database& db);
    /// Waits for what is on the way.
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// Queues a unit; waits while too many are on the way. Drops it when an earlier one ended
    /// badly.
    void write(const Ctx& ctx, Work work);
    bool ended_badly() const;
    /// Waits for all; the first refusal, or throws the first outage.
    Result<> finish();

 private:
    struct State;
    Database& db_;
    std::shared_ptr<State> state_;
};

}  // namespace zhuli::storage
