//! The promise that nothing leaves the machine, kept by the kernel: the process denies itself every
//! socket but local ones. On Linux only; elsewhere no crate that speaks to the network is built in.

/// Why the kernel did not shut the network out.
#[derive(Debug, thiserror::Error)]
pub enum NotShut {
    /// No filter could be made for this processor.
    #[cfg(target_os = "linux")]
    #[error(transparent)]
    Filter(#[from] seccompiler::BackendError),
    /// The kernel did not take the filter: one before 3.5, or built without it.
    #[cfg(target_os = "linux")]
    #[error(transparent)]
    Kernel(#[from] seccompiler::Error),
}

/// From here on neither this thread, nor those that it starts, nor programs that they start, can
/// open a socket that is not a Unix socket: the call fails with "permission denied". Cannot be
/// taken back. Called first thing, before any other thread runs.
///
/// # Errors
/// [`NotShut`] where the system has no such filter.
#[cfg(target_os = "linux")]
pub fn deny_network() -> Result<(), NotShut> {
    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule,
    };

    let build = || -> Result<BpfProgram, seccompiler::BackendError> {
        let family =
            SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, libc::AF_UNIX as u64)?;
        let rules = BTreeMap::from([
            (libc::SYS_socket, vec![SeccompRule::new(vec![family])?]),
            // It makes sockets as well, past the filter.
            (libc::SYS_io_uring_setup, Vec::new()),
        ]);
        let denied = SeccompAction::Errno(libc::EACCES as u32);
        SeccompFilter::new(rules, SeccompAction::Allow, denied, std::env::consts::ARCH.try_into()?)?
            .try_into()
    };
    seccompiler::apply_filter(&build()?)?;
    Ok(())
}

/// Nothing to do: this system has no such filter.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn deny_network() -> Result<(), NotShut> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::ErrorKind;
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::os::unix::net::UnixStream;

    #[test]
    fn no_socket_but_a_local_one_can_be_opened() {
        // In a thread of its own, for it cannot be taken back.
        let tried = std::thread::spawn(|| {
            super::deny_network().expect("this kernel has seccomp");
            let inner = std::thread::spawn(|| UdpSocket::bind("[::1]:0").err().map(|e| e.kind()));
            (
                TcpStream::connect("127.0.0.1:9").err().map(|error| error.kind()),
                TcpListener::bind("127.0.0.1:0").err().map(|error| error.kind()),
                UdpSocket::bind("127.0.0.1:0").err().map(|error| error.kind()),
                inner.join().expect("no panic"),
                UnixStream::pair().is_ok(),
            )
        });
        let denied = Some(ErrorKind::PermissionDenied);
        assert_eq!(tried.join().expect("no panic"), (denied, denied, denied, denied, true));
    }
}
