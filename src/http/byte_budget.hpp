// So many bytes at once, of all requests together and of each holder: who gets no room is told to
// come again, nobody waits. Room comes back when its last holder lets go, on any thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace zhuli::http {

class ByteBudget {
 public:
    /// `share`: the most that one named holder gets of it.
    explicit ByteBudget(std::size_t bytes, std::size_t share = 0)
        : state_(std::make_shared<State>(bytes, share)) {}

    /// Null: there is not so much left, or the holder has its share. A holder without a name is
    /// bounded by the whole only.
    std::shared_ptr<void> take(std::size_t bytes, const std::string& holder = {}) {
        const std::lock_guard lock(state_->mutex);
        if (bytes > state_->left) return nullptr;
        if (!holder.empty()) {
            const auto held = state_->held.find(holder);
            const std::size_t has = held == state_->held.end() ? 0 : held->second;
            if (has + bytes > state_->share) return nullptr;
            state_->held[holder] = has + bytes;
        }
        state_->left -= bytes;
        return {state_.get(),
                [state = state_, bytes, holder](void*) { state->give(bytes, holder); }};
    }
    std::size_t left() const {
        const std::lock_guard lock(state_->mutex);
        return state_->left;
    }

 private:
    struct State {
        State(std::size_t bytes, std::size_t most) : left(bytes), share(most) {}
        void give(std::size_t bytes, const std::string& holder) {
            const std::lock_guard lock(mutex);
            left += bytes;
            if (holder.empty()) return;
            const auto found = held.find(holder);
            if ((found->second -= bytes) == 0) held.erase(found);
        }
        std::mutex mutex;
        std::size_t left, share;
        std::map<std::string, std::size_t> held;  // only of those who hold something
    };
    std::shared_ptr<State> state_;  // may outlive this, with who holds room
};

}  // namespace zhuli::http
