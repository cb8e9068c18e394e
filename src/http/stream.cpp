#include "http/stream.hpp"

namespace zhuli::http {

bool Stream::push(std::string_view piece) {
    std::function<void()> wake;
    bool taken = false;
    {
        const std::lock_guard lock(mutex_);
        if (ended_ || cut_off_) return false;
        taken = waiting_.size() + piece.size() <= limit_;
        if (taken) {
            waiting_ += piece;
        } else {
            cut_off_ = true;
            waiting_.clear();
        }
        wake = wake_;
    }
    if (wake) wake();
    return taken;
}

void Stream::end() {
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        wake = wake_;
    }
    if (wake) wake();
}

bool Stream::over() const {
    const std::lock_guard lock(mutex_);
    return ended_ || cut_off_;
}

bool Stream::cut_off() const {
    const std::lock_guard lock(mutex_);
    return cut_off_;
}

void Stream::attach(std::function<void()> wake) {
    {
        const std::lock_guard lock(mutex_);
        wake_ = wake;
    }
    wake();
}

Stream::Taken Stream::take() {
    const std::lock_guard lock(mutex_);
    Taken taken{std::move(waiting_), ended_};
    waiting_.clear();
    return taken;
}

void Stream::abandon() {
    const std::lock_guard lock(mutex_);
    ended_ = cut_off_ = true;
    waiting_.clear();
    wake_ = nullptr;
}

}  // namespace zhuli::http
